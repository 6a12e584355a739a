/**
 * The kernel: the model's rules (the folder kernel) as WebAssembly, and its memory as the host sees it. An instance has one
 * plan, and one buyer who lives under it; what is made there besides stays until it is reset.
 */
import { FIELDS, FOLLOWED_KERNEL, KERNEL } from './generated/kernel.ts';

/** Where something stands in the memory of an instance. */
export type Address = number;

export type ClassName = keyof typeof FIELDS;
type Field = readonly [at: number, type: string];
type Fields = Readonly<Record<string, Field | undefined>>;

/** What a field of a class of the kernel can be given: a number or address, a truth, or a column that is copied. */
type Value = number | boolean | ArrayLike<number>;
export type Values = Readonly<Record<string, Value>>;

/** What the kernel calls while somebody follows its buyer (kernel/witness.ts). */
export interface Followed {
  decided(decision: number, count: number, chance: number, draw: number, happened: number): void;
  happened(kind: number, touchpoint: number): void;
  settled(): void;
  entered(entry: number, touchpoint: number): void;
}

/** What addresses a draw of a life. */
export type LifeAddress = [
  key0: number,
  key1: number,
  buyer: number,
  lineage: number,
  purpose: number,
  series: number,
  occurrence: number,
];

/** What kernel/index.ts exports. Where things stand is the same in every instance. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  allocate(bytes: number): Address;
  reset(): void;
  plan(): Address;
  layout(): Address;
  touchpoints(): Address;
  touchpointBytes(): number;
  buyer(): Address;
  recorder(): Address;
  friends(): Address;
  luck(): Address;
  traits(): Address;
  trace(): Address;
  followUpDelay(): Address;
  terms(): Address;
  marks(): Address;
  prepare(counts: Address, room: number): void;
  block(key0: number, key1: number, counter0: number, counter1: number): void;
  readonly draw: (...address: LifeAddress) => void;
  readonly drawWord: (...address: LifeAddress) => number;
  live(number: number): void;
  liveAsFriend(): void;
  simulate(from: number, to: number): void;
  measure(into: Address): void;
  dayOfOutcome(): number;
  memoryNow(): number;
  moodNow(): number;
  fatigueNow(): number;
  readinessNow(): number;
  watch(watched: boolean, closely: boolean): void;
  readonly chanceOf: (logOdds: number, disorder: number) => number;
  readonly exp: (x: number) => number;
  readonly powerOfE: (x: number) => number;
  readonly log: (x: number) => number;
  readonly uniform: (word: number) => number;
  readonly exponential: (word: number) => number;
  readonly normal: (word: number) => number;
  readonly factor: (word: number, spread: number) => number;
  readonly normalQuantile: (p: number) => number;
}

const moduleOf = (text: string): WebAssembly.Module =>
  new WebAssembly.Module(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));

/** The same rules, built once without anybody to tell of lives, which are lived faster then, and once with. */
const MODULE = moduleOf(KERNEL);
let followedModule: WebAssembly.Module | undefined;

export const UNFOLLOWED: Followed = { decided: () => {}, happened: () => {}, settled: () => {}, entered: () => {} };

const WIDTHS: Readonly<Record<string, number>> = { Floats: 8, Ints: 4, Bytes: 1 };

export class Kernel {
  readonly call: Exports;
  /** Whether it has anybody to tell of lives. */
  readonly canBeFollowed: boolean;
  /** Who is told of lives that are followed. */
  followed: Followed = UNFOLLOWED;
  private f64 = new Float64Array();
  private i32 = new Int32Array();
  private u8 = new Uint8Array();

  constructor(canBeFollowed = false) {
    this.canBeFollowed = canBeFollowed;
    const witness: Followed = {
      decided: (...decision) => this.followed.decided(...decision),
      happened: (...event) => this.followed.happened(...event),
      settled: () => this.followed.settled(),
      entered: (...entry) => this.followed.entered(...entry),
    };
    const module = canBeFollowed ? (followedModule ??= moduleOf(FOLLOWED_KERNEL)) : MODULE;
    const { exports } = new WebAssembly.Instance(module, { witness: { ...witness } });
    this.call = exports as unknown as Exports;
  }

  /** The memory as doubles; valid until the kernel makes something new. */
  get floats(): Float64Array {
    this.refresh();
    return this.f64;
  }

  /** The memory as whole numbers; valid until the kernel makes something new. */
  get ints(): Int32Array {
    this.refresh();
    return this.i32;
  }

  /** The memory as bytes; valid until the kernel makes something new. */
  get bytes(): Uint8Array {
    this.refresh();
    return this.u8;
  }

  /** When the memory has grown, the views of it are of no use any more. */
  private refresh(): void {
    const { buffer } = this.call.memory;
    if (this.u8.buffer === buffer) return;
    this.f64 = new Float64Array(buffer);
    this.i32 = new Int32Array(buffer);
    this.u8 = new Uint8Array(buffer);
  }

  /** `count` doubles from an address on; valid until the kernel makes something new. */
  floatsAt(address: Address, count: number): Float64Array {
    return this.floats.subarray(address >> 3, (address >> 3) + count);
  }

  /** `count` whole numbers from an address on; valid until the kernel makes something new. */
  intsAt(address: Address, count: number): Int32Array {
    return this.ints.subarray(address >> 2, (address >> 2) + count);
  }

  /** A column with the given numbers. */
  column(type: string, numbers: ArrayLike<number>): Address {
    const address = this.call.allocate(numbers.length * WIDTHS[type]);
    if (type === 'Floats') this.floats.set(numbers, address >> 3);
    else if (type === 'Ints') this.ints.set(numbers, address >> 2);
    else this.bytes.set(numbers, address);
    return address;
  }

  /**
   * Writes the fields that `values` has of an object; columns are copied.
   * @throws RangeError for a name that the class does not have
   */
  write(name: ClassName, address: Address, values: Values): void {
    for (const field of Object.keys(values)) this.writeField(fieldOf(name, field), address, values[field]);
  }

  /** Writes what a class knows of an object of the host, under the same names. */
  writeKnown(name: ClassName, address: Address, values: object): void {
    const fields: Fields = FIELDS[name];
    for (const key of Object.keys(values)) {
      const field = fields[key];
      if (field) this.writeField(field, address, (values as Values)[key]);
    }
  }

  private writeField([at, type]: Field, address: Address, value: Value): void {
    const written = typeof value === 'object' ? this.column(type, value) : Number(value);
    if (type === 'f64') this.floats[(address + at) >> 3] = written;
    else if (type === 'bool') this.bytes[address + at] = written;
    else this.ints[(address + at) >> 2] = written;
  }

  /**
   * Writes fields of `count` objects of a class, `bytes` from one to the next: each a column with a number for every object.
   * @throws RangeError for a name that the class does not have
   */
  writeEach(
    name: ClassName,
    first: Address,
    bytes: number,
    count: number,
    columns: Readonly<Record<string, ArrayLike<number>>>,
  ): void {
    const { floats, ints } = this;
    for (const [field, column] of Object.entries(columns)) {
      const [at, type] = fieldOf(name, field);
      const [view, shift] = type === 'f64' ? [floats, 3] : [ints, 2];
      for (let n = 0; n < count; n++) view[(first + n * bytes + at) >> shift] = column[n];
    }
  }
}

/** @throws RangeError for a name that the class does not have */
function fieldOf(name: ClassName, field: string): Field {
  const found = (FIELDS[name] as Fields)[field];
  if (!found) throw new RangeError(`Got ${name}.${field}, which the kernel does not have.`);
  return found;
}

/** For what needs no kernel of its own. */
export const shared = new Kernel();

const ONES_OF_ITS_CLASS = {
  Buyer: shared.call.buyer(),
  Friends: shared.call.friends(),
  Luck: shared.call.luck(),
  Recorder: shared.call.recorder(),
} as const;

/** Where a field stands of what a kernel has one of. */
export const placeOf = <Name extends keyof typeof ONES_OF_ITS_CLASS>(
  name: Name,
  field: keyof (typeof FIELDS)[Name] & string,
): Address => ONES_OF_ITS_CLASS[name] + fieldOf(name, field)[0];
