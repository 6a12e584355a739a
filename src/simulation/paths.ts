/**
 * A census of paths: each different path once, with how many buyers walked it and how many of them bought. Paths are
 * bytes in one pool, found through an open-addressing table; nothing is allocated for a path already known.
 */

/** Buyers whose paths are counted one by one: those with the lowest numbers, whatever the chunks. */
export const CENSUS = 262_144;

/** A path is counted by its first 64 steps. */
export const PATH_STEPS = 64;

/** Different paths that there is room for at first. */
export const FEW_PATHS = 256;

const HEADER = 2;

export class PathCensus {
  /** Different paths known. */
  size = 0;
  private slots: Int32Array;
  private start: Int32Array;
  private length: Uint8Array;
  private count: Float64Array;
  private bought: Float64Array;
  private pool: Uint8Array;
  private used = 0;
  /** Places in lexicographic order, as long as there is no other path. */
  private order: Int32Array | null = null;

  constructor(capacity = FEW_PATHS) {
    this.slots = new Int32Array(nextPowerOfTwo(capacity * 2)).fill(-1);
    this.start = new Int32Array(capacity);
    this.length = new Uint8Array(capacity);
    this.count = new Float64Array(capacity);
    this.bought = new Float64Array(capacity);
    this.pool = new Uint8Array(capacity * 8);
  }

  /** Counts a path: the first `length` bytes of `steps` (from `offset`). Empty paths count too. */
  add(steps: Uint8Array, offset: number, length: number, count: number, bought: number): void {
    const steppedLength = Math.min(length, PATH_STEPS);
    const at = this.find(steps, offset, steppedLength);
    this.count[at] += count;
    this.bought[at] += bought;
  }

  /** Calls back for every path in lexicographic order. The bytes are valid during the call only. */
  forEach(visit: (steps: Uint8Array, count: number, bought: number) => void): void {
    for (const at of this.sorted()) visit(this.stepsAt(at), this.count[at], this.bought[at]);
  }

  /** How many walked each path that has a step, in the order that the census stands in. */
  walkers(): Float64Array {
    return this.count.subarray(0, this.size).filter((_, at) => this.length[at] > 0);
  }

  merge(other: PathCensus): void {
    for (let at = 0; at < other.size; at++)
      this.add(other.pool, other.start[at], other.length[at], other.count[at], other.bought[at]);
  }

  /** Bytes that `write` needs. */
  get byteLength(): number {
    return HEADER * 8 + this.size * 17 + this.used;
  }

  /** Writes the census in its canonical order: equal censuses give equal bytes. */
  write(into: Uint8Array): void {
    this.writeInOrder(into, this.sorted());
  }

  /** Writes the census in the order that it stands in, without sorting it. */
  writeAsItStands(into: Uint8Array): void {
    this.writeInOrder(
      into,
      Int32Array.from({ length: this.size }, (_, index) => index),
    );
  }

  private writeInOrder(into: Uint8Array, order: Int32Array): void {
    const view = new DataView(into.buffer, into.byteOffset, into.byteLength);
    view.setFloat64(0, this.size, true);
    view.setFloat64(8, this.used, true);
    let at = HEADER * 8;
    for (const index of order) {
      const steps = this.stepsAt(index);
      view.setFloat64(at, this.count[index], true);
      view.setFloat64(at + 8, this.bought[index], true);
      view.setUint8(at + 16, steps.length);
      into.set(steps, at + 17);
      at += 17 + steps.length;
    }
  }

  /** @throws RangeError when bytes are not as many as a census needs that begins like them */
  static check(bytes: Uint8Array): void {
    const expected = bytes.length < HEADER * 8 ? HEADER * 8 : sizeOf(bytes) * 17 + usedOf(bytes) + HEADER * 8;
    if (bytes.length !== expected) throw new RangeError(`Got ${bytes.length} bytes of paths, expected ${expected}.`);
  }

  static read(bytes: Uint8Array): PathCensus {
    const census = new PathCensus(Math.max(16, sizeOf(bytes)));
    census.addWritten(bytes);
    return census;
  }

  /** The walkers of a census that has been written. */
  static walkersIn(bytes: Uint8Array): Float64Array {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const walkers = new Float64Array(sizeOf(bytes));
    let walked = 0;
    for (let at = HEADER * 8; at < bytes.length; at += 17 + view.getUint8(at + 16))
      if (view.getUint8(at + 16) > 0) walkers[walked++] = view.getFloat64(at, true);
    return walkers.subarray(0, walked);
  }

  /** Adds a census that has been written. */
  addWritten(bytes: Uint8Array): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const size = sizeOf(bytes);
    for (let index = 0, at = HEADER * 8; index < size; index++) {
      const length = view.getUint8(at + 16);
      this.add(bytes, at + 17, length, view.getFloat64(at, true), view.getFloat64(at + 8, true));
      at += 17 + length;
    }
  }

  private stepsAt(at: number): Uint8Array {
    return this.pool.subarray(this.start[at], this.start[at] + this.length[at]);
  }

  private sorted(): Int32Array {
    if (this.order?.length !== this.size)
      this.order = Int32Array.from({ length: this.size }, (_, index) => index).sort((one, other) =>
        this.compare(one, other),
      );
    return this.order;
  }

  private compare(one: number, other: number): number {
    const shared = Math.min(this.length[one], this.length[other]);
    for (let i = 0; i < shared; i++) {
      const difference = this.pool[this.start[one] + i] - this.pool[this.start[other] + i];
      if (difference !== 0) return difference;
    }
    return this.length[one] - this.length[other];
  }

  private find(steps: Uint8Array, offset: number, length: number): number {
    const mask = this.slots.length - 1;
    let slot = hashOf(steps, offset, length) & mask;
    for (;;) {
      const at = this.slots[slot];
      if (at < 0) break;
      if (this.isAt(at, steps, offset, length)) return at;
      slot = (slot + 1) & mask;
    }
    if (this.size === this.start.length) {
      this.grow();
      return this.find(steps, offset, length);
    }
    const at = this.size++;
    this.slots[slot] = at;
    if (this.used + length > this.pool.length)
      this.pool = enlarged(this.pool, new Uint8Array(this.pool.length * 2 + length));
    for (let i = 0; i < length; i++) this.pool[this.used + i] = steps[offset + i];
    this.start[at] = this.used;
    this.length[at] = length;
    this.used += length;
    return at;
  }

  private isAt(at: number, steps: Uint8Array, offset: number, length: number): boolean {
    if (this.length[at] !== length) return false;
    const start = this.start[at];
    for (let i = 0; i < length; i++) if (this.pool[start + i] !== steps[offset + i]) return false;
    return true;
  }

  private grow(): void {
    const capacity = this.start.length * 2;
    this.start = enlarged(this.start, new Int32Array(capacity));
    this.length = enlarged(this.length, new Uint8Array(capacity));
    this.count = enlarged(this.count, new Float64Array(capacity));
    this.bought = enlarged(this.bought, new Float64Array(capacity));
    this.slots = new Int32Array(nextPowerOfTwo(capacity * 2)).fill(-1);
    const mask = this.slots.length - 1;
    for (let at = 0; at < this.size; at++) {
      let slot = hashOf(this.pool, this.start[at], this.length[at]) & mask;
      while (this.slots[slot] >= 0) slot = (slot + 1) & mask;
      this.slots[slot] = at;
    }
  }
}

function hashOf(steps: Uint8Array, offset: number, length: number): number {
  let hash = length;
  for (let i = 0; i < length; i++) {
    hash = Math.imul(hash ^ steps[offset + i], 0x21f0aaad);
    hash ^= hash >>> 15;
  }
  return hash ^ (hash >>> 13);
}

const headerOf = (bytes: Uint8Array, at: number): number =>
  new DataView(bytes.buffer, bytes.byteOffset).getFloat64(at, true);
/** How many paths, and bytes of steps, a census has that has been written. */
const sizeOf = (bytes: Uint8Array): number => headerOf(bytes, 0);
const usedOf = (bytes: Uint8Array): number => headerOf(bytes, 8);

function enlarged<Numbers extends Uint8Array | Int32Array | Float64Array>(numbers: Numbers, room: Numbers): Numbers {
  room.set(numbers);
  return room;
}

function nextPowerOfTwo(value: number): number {
  let power = 16;
  while (power < value) power *= 2;
  return power;
}
