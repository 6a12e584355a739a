/**
 * The block function of the kernel's luck, Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror & Shaw, "Parallel random
 * numbers: as easy as 1, 2, 3", SC 2011), written out: for one counter, for four side by side, and for twice four. Each step
 * of a round waits for the one before, so eight counters take hardly longer than four.
 */
const ROUNDS = 20;
const ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24];
const PARITY = 0x1bd11bda;
/** Rounds between two additions of the key. */
const ROUNDS_A_KEY = 4;

/** How a form of the function says things. */
interface Form {
  readonly type: string;
  readonly add: (one: string, other: string) => string;
  readonly xor: (one: string, other: string) => string;
  /** y, its bits turned to the left, and x, either of which holds a bit. */
  readonly turnedInto: (x: string, y: string, by: number) => string;
  readonly constant: (value: number) => string;
}

const SINGLE: Form = {
  type: 'i32',
  add: (one, other) => `${one} + ${other}`,
  xor: (one, other) => `${one} ^ ${other}`,
  turnedInto: (x, y, by) => `rotl(${y}, ${by}) ^ ${x}`,
  constant: String,
};

const LANES: Form = {
  type: 'v128',
  add: (one, other) => `i32x4.add(${one}, ${other})`,
  xor: (one, other) => `v128.xor(${one}, ${other})`,
  // x is there before y is turned: so the last step waits for one of two shifts only.
  turnedInto: (x, y, by) =>
    WHOLE_BYTES.includes(by)
      ? `v128.xor(i8x16.relaxed_swizzle(${y}, v128.load(${turnName(by)})), ${x})`
      : `v128.xor(v128.xor(i32x4.shl(${y}, ${by}), ${x}), i32x4.shr_u(${y}, ${32 - by}))`,
  // Read from memory, which takes one instruction rather than three.
  constant: (value) => `v128.load(${nameOf(value)})`,
};

const turnName = (by: number): string => `TURN_${by}`;
/** Turns by whole bytes: they change the places of bytes, which takes one instruction. */
const WHOLE_BYTES = ROTATIONS.filter((by) => by % 8 === 0);
/** By byte of four words, where it comes from when each word is turned to the left. */
const bytesTurned = (by: number): number[] =>
  Array.from({ length: 16 }, (_, byte) => (byte & ~3) | ((byte - by / 8) & 3));
const nameOf = (value: number): string => `FOUR_${value}`;
const CONSTANTS = [PARITY, ...Array.from({ length: ROUNDS / ROUNDS_A_KEY }, (_, time) => time + 1)];

/** The text of a module of functions that leave first words and second words behind each other at an address. */
export function threefryOfTheKernel(): string {
  const four = [store('x', 0), store('y', 16)];
  return [
    '// Written by scripts/kernel.ts: see scripts/kernel/threefry.ts.',
    ...CONSTANTS.map(
      (value) =>
        `const ${nameOf(value)} = memory.data<i32>([${Array.from({ length: 4 }, () => value).join(', ')}], 16);`,
    ),
    ...WHOLE_BYTES.map((by) => `const ${turnName(by)} = memory.data<u8>([${bytesTurned(by).join(', ')}], 16);`),
    written('one', SINGLE, [''], ['store<i32>(into, x);', 'store<i32>(into, y, 4);']),
    written('four', LANES, [''], four),
    written('eight', LANES, ['', 'b'], [...four, store('xb', 32), store('yb', 48)]),
    '',
  ].join('\n');
}

const store = (name: string, offset: number): string => `v128.store(into, ${name}, ${offset});`;

/** @param blocks what sets apart the names of counters that are worked on in turn */
function written(name: string, form: Form, blocks: readonly string[], ending: readonly string[]): string {
  const named = (words: string): string => blocks.map((block) => `${words}${block}: ${form.type}`).join(', ');
  const each = (step: (block: string) => string[]): string[] => blocks.map(step).reduce(interleaved);
  return [
    `export function ${name}(${['key0', 'key1', 'x', 'y'].map(named).join(', ')}, into: usize): void {`,
    ...each((block) => [
      `const key2${block} = ${form.xor(form.xor(`key0${block}`, `key1${block}`), form.constant(PARITY))};`,
      ...keyAdded(form, block, 0),
    ]),
    ...Array.from({ length: ROUNDS }, (_, round) =>
      each((block) => [
        `x${block} = ${form.add(`x${block}`, `y${block}`)};`,
        `y${block} = ${form.turnedInto(`x${block}`, `y${block}`, ROTATIONS[round % ROTATIONS.length])};`,
        ...((round + 1) % ROUNDS_A_KEY === 0 ? keyAdded(form, block, (round + 1) / ROUNDS_A_KEY) : []),
      ]),
    ).flat(),
    ...ending,
    '}',
  ].join('\n');
}

/** The time-th addition of the key. */
function keyAdded(form: Form, block: string, time: number): string[] {
  const key = (n: number): string => `key${n % 3}${block}`;
  const counted = time === 0 ? key(1) : form.add(key(time + 1), form.constant(time));
  return [`x${block} = ${form.add(`x${block}`, key(time))};`, `y${block} = ${form.add(`y${block}`, counted)};`];
}

const interleaved = (one: string[], other: string[]): string[] => one.flatMap((step, n) => [step, other[n]]);
