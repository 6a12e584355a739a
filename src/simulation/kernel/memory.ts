/** Columns of numbers in the kernel's memory. They are as long as whoever made them says: nothing checks the index. */

/** The 64-bit floats from an address on. */
@unmanaged
export class Floats {
  [key: number]: f64;

  @inline
  @operator('[]')
  get(index: i32): f64 {
    return load<f64>(changetype<usize>(this) + ((<usize>index) << 3));
  }

  @inline
  @operator('[]=')
  set(index: i32, value: f64): void {
    store<f64>(changetype<usize>(this) + ((<usize>index) << 3), value);
  }

  /** The two numbers that begin at `index`, side by side. */
  @inline
  pair(index: i32): v128 {
    return v128.load(changetype<usize>(this) + ((<usize>index) << 3));
  }

  /** The numbers at two indices, side by side. */
  @inline
  pairFrom(index: i32, other: i32): v128 {
    const at = changetype<usize>(this);
    return v128.load_lane<i64>(at + ((<usize>other) << 3), v128.load64_zero(at + ((<usize>index) << 3)), 1);
  }

  /** Puts two numbers where those stand. */
  @inline
  setPair(index: i32, pair: v128): void {
    v128.store(changetype<usize>(this) + ((<usize>index) << 3), pair);
  }

  /** The column that begins at `index`. */
  @inline
  from(index: i32): Floats {
    return changetype<Floats>(changetype<usize>(this) + ((<usize>index) << 3));
  }
}

/** The 32-bit whole numbers from an address on. */
@unmanaged
export class Ints {
  [key: number]: i32;

  @inline
  @operator('[]')
  get(index: i32): i32 {
    return load<i32>(changetype<usize>(this) + ((<usize>index) << 2));
  }

  @inline
  @operator('[]=')
  set(index: i32, value: i32): void {
    store<i32>(changetype<usize>(this) + ((<usize>index) << 2), value);
  }

  /** The column that begins at `index`. */
  @inline
  from(index: i32): Ints {
    return changetype<Ints>(changetype<usize>(this) + ((<usize>index) << 2));
  }
}

/** The 64-bit masks from an address on. */
@unmanaged
export class Masks {
  [key: number]: u64;

  @inline
  @operator('[]')
  get(index: i32): u64 {
    return load<u64>(changetype<usize>(this) + ((<usize>index) << 3));
  }

  @inline
  @operator('[]=')
  set(index: i32, value: u64): void {
    store<u64>(changetype<usize>(this) + ((<usize>index) << 3), value);
  }

  /** The column that begins at `index`. */
  @inline
  from(index: i32): Masks {
    return changetype<Masks>(changetype<usize>(this) + ((<usize>index) << 3));
  }
}

/** The mask of one place. */
export function bit(place: i32): u64 {
  return (<u64>1) << place;
}

/** The first of `count` numbers, up to 65, that is the one sought, in a column of whole pairs that has it. */
export function placeIn(column: Floats, count: i32, number: f64): i32 {
  const sought = f64x2.splat(number);
  let found: u64 = 0;
  // Where none of the first 64 is, the one behind them is: as many places are before the first bit of none.
  for (let n = 0; n < min(count, 64); n += 2) {
    found |= (<u64>i64x2.bitmask(f64x2.eq(sought, column.pair(n)))) << n;
  }
  return <i32>ctz(found);
}

/** The bytes from an address on. */
@unmanaged
export class Bytes {
  [key: number]: i32;

  @inline
  @operator('[]')
  get(index: i32): i32 {
    return <i32>load<u8>(changetype<usize>(this) + <usize>index);
  }

  @inline
  @operator('[]=')
  set(index: i32, value: i32): void {
    store<u8>(changetype<usize>(this) + <usize>index, <u8>value);
  }
}

/** Fills whole 64 bytes from an address on with zeros, as many as `bytes` reach into. */
export function clear(address: usize, bytes: usize): void {
  const none = i32x4.splat(0);
  for (let at = address; at < address + bytes; at += 64) {
    v128.store(at, none);
    v128.store(at, none, 16);
    v128.store(at, none, 32);
    v128.store(at, none, 48);
  }
}

/** Memory for so many bytes, all 0, at an address that pairs of doubles may
 * stand at, and in whole pairs. It is never given back. */
export function allocate(bytes: usize): usize {
  const whole = (bytes + 15) & ~15;
  const address = heap.alloc(whole);
  memory.fill(address, 0, whole);
  return address;
}

export function floats(length: i32): Floats {
  return changetype<Floats>(allocate((<usize>length) << 3));
}

export function ints(length: i32): Ints {
  return changetype<Ints>(allocate((<usize>length) << 2));
}

export function bytes(length: i32): Bytes {
  return changetype<Bytes>(allocate(<usize>length));
}

export function masks(length: i32): Masks {
  return changetype<Masks>(allocate((<usize>length) << 3));
}
