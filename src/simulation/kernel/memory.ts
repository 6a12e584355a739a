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

/** Memory for so many bytes, all 0, at an address that doubles may stand at. It is never given back. */
export function allocate(bytes: usize): usize {
  const address = heap.alloc((bytes + 15) & ~15);
  memory.fill(address, 0, bytes);
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
