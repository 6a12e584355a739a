/**
 * Luck that is addressed, never streamed: every decision has its own draw, a pure function of (seed, buyer, purpose,
 * touchpoint key, occurrence). So a life can be replayed alone, scenarios share their luck, and neither chunks nor
 * threads nor the order of things in a file can move a result.
 *
 * The generator is Squares (Widynski, "Squares: a fast counter-based RNG", arXiv:2004.06278): key = that of a touchpoint's
 * name in the run, counter = (purpose · series · occurrence, buyer). One draw gives two words of 32 bits, which settle two
 * decisions of the same exposure. Keys come from a block function that mixes far more (threefry.ts).
 */

/** The key of two words: an odd number, with which no two counters come to the same product. */
export function keyOf(first: i32, second: i32): u64 {
  return (<u64>(<u32>first)) | ((<u64>(<u32>second)) << 32) | 1;
}

/** Squares with 64 random bits for a counter under a key, in five rounds. */
function squares64(counter: u64, key: u64): u64 {
  const y = counter * key;
  const last = fourRounds(y, y + key);
  const x = swapped(last);
  return last ^ ((x * x + y) >> 32);
}

/** Squares with 32 random bits, the upper ones of what it gives, in four rounds: those of the 64. */
function squares32(counter: u64, key: u64): u64 {
  const y = counter * key;
  return fourRounds(y, y + key);
}

function fourRounds(y: u64, z: u64): u64 {
  let x = swapped(y * y + y);
  x = swapped(x * x + z);
  x = swapped(x * x + y);
  return x * x + z;
}

/** The upper word below and the lower one above. */
function swapped(x: u64): u64 {
  return rotr<u64>(x, 32);
}

/** The two words of a draw. */
export function firstOf(drawn: u64): i32 {
  return <i32>drawn;
}

export function secondOf(drawn: u64): i32 {
  return <i32>(drawn >> 32);
}

/** The first words of two draws, and the words of two that were drawn alone. */
export function firstsOf(one: u64, other: u64): v128 {
  return i64x2.splat((one & 0xffffffff) | (other << 32));
}

export function pairOfWords(one: u64, other: u64): v128 {
  return i64x2.splat((one >> 32) | (other & 0xffffffff00000000));
}

/** The luck of one buyer at a time. */
@unmanaged
export class Luck {
  /** The words of a draw that the host has asked for. */
  first: i32;
  second: i32;
  /** Counters of the buyer begin here. */
  private buyer: u64;

  /** Buyers asked for have lineage 0, a referred friend has the two words of FRIEND. */
  turnTo(buyer: i32, lineage: i32): void {
    this.buyer = (<u64>(<u32>buyer)) | ((<u64>(<u32>lineage)) << 32);
  }

  /** Draws at an address: the key of a name, a purpose, a series, and an occurrence below 2^24. */
  draw(key: u64, purpose: i32, series: i32, occurrence: i32): u64 {
    return this.drawAt(key, purpose, this.addressOf(series, occurrence));
  }

  /** The counter of a series and an occurrence, to which draws add their purposes. */
  addressOf(series: i32, occurrence: i32): u64 {
    return ((<u64>(<u32>((series << 24) | occurrence))) << 32) + this.buyer;
  }

  /** Draws two words. */
  drawAt(key: u64, purpose: i32, address: u64): u64 {
    return squares64(address + ((<u64>purpose) << 58), key);
  }

  /** Draws the second word alone, as the upper one of what it gives. */
  drawWord(key: u64, purpose: i32, address: u64): u64 {
    return squares32(address + ((<u64>purpose) << 58), key);
  }
}
/** The luck of the one buyer of a kernel. */
export const LUCK = changetype<Luck>(memory.data(offsetof<Luck>(), 16));
