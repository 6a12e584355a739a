/**
 * Luck that is addressed, never streamed: every decision has its own draw, a pure function of (seed, buyer, purpose,
 * touchpoint key, occurrence). So a life can be replayed alone, scenarios share their luck, and neither chunks nor
 * threads nor the order of things in a file can move a result.
 *
 * The generator is Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2,
 * 3", SC 2011): key = (run, touchpoint key), counter = (buyer, purpose · series · occurrence). One call gives two words
 * of 32 bits, which settle two decisions of the same exposure. scripts/kernel/threefry.ts writes its rounds out.
 */
import { eight, four, one } from './generated/threefry';
import { fourFrom, Ints } from './memory';

/** The last word of a counter. */
export function counterOf(purpose: i32, series: i32, occurrence: i32): i32 {
  return (purpose << 26) | (series << 24) | occurrence;
}

const FOUR = 4;

/** Where the first word of draw n stands among draws in fours: four first words, then their second ones. */
export function placeOf(n: i32): i32 {
  return ((n >> 2) << 3) + (n & 3);
}
/** How far behind it its second word stands. */
export const SECOND = FOUR;

/** The draws of one buyer at a time. Results stand in `first` and `second`. */
@unmanaged
export class Luck {
  first: i32;
  second: i32;
  /** Buyers asked for have lineage 0, a referred friend has the two words of FRIEND. */
  buyer: i32;
  lineage: i32;

  turnTo(buyer: i32, lineage: i32): void {
    this.buyer = buyer;
    this.lineage = lineage;
  }

  /** Draws at an address: the key words of a touchpoint, a purpose, a series, and an occurrence below 2^24. */
  draw(key0: i32, key1: i32, purpose: i32, series: i32, occurrence: i32): void {
    this.block(key0, key1 ^ this.lineage, this.buyer, counterOf(purpose, series, occurrence));
  }

  /** The block function of a counter under a key. */
  block(key0: i32, key1: i32, counter0: i32, counter1: i32): void {
    one(key0, key1, counter0, counter1, changetype<usize>(this));
  }

  /**
   * Draws at four addresses at once, by the words of their keys and the last words of their counters: the first words of the
   * four go to `into`, the second ones behind them.
   */
  private draw4(key0: v128, key1: v128, counters: v128, into: Ints): void {
    four(key0, this.withLineage(key1), i32x4.splat(this.buyer), counters, changetype<usize>(into));
  }

  /** The same at twice four addresses. */
  private draw8(key0: v128, key0b: v128, key1: v128, key1b: v128, counters: v128, countersB: v128, into: Ints): void {
    const buyer = i32x4.splat(this.buyer);
    const at = changetype<usize>(into);
    eight(key0, key0b, this.withLineage(key1), this.withLineage(key1b), buyer, buyer, counters, countersB, at);
  }

  /**
   * Draws at `count` addresses, in columns of whole fours: words of keys, which salts set apart from those of other such draws,
   * and last words of counters, to each of which `counter` is added. placeOf tells where the words stand in `into`.
   */
  drawAll(count: i32, key0: Ints, key1: Ints, counters: Ints, into: Ints, salt0: i32, salt1: i32, counter: i32): void {
    const salts0 = i32x4.splat(salt0);
    const salts1 = i32x4.splat(salt1);
    const added = i32x4.splat(counter);
    let n = 0;
    for (; n < count - FOUR; n += 2 * FOUR) {
      this.draw8(
        v128.xor(fourFrom(key0, n), salts0),
        v128.xor(fourFrom(key0, n + FOUR), salts0),
        i32x4.add(fourFrom(key1, n), salts1),
        i32x4.add(fourFrom(key1, n + FOUR), salts1),
        i32x4.add(fourFrom(counters, n), added),
        i32x4.add(fourFrom(counters, n + FOUR), added),
        into.from(2 * n),
      );
    }
    if (n >= count) return;
    this.draw4(
      v128.xor(fourFrom(key0, n), salts0),
      i32x4.add(fourFrom(key1, n), salts1),
      i32x4.add(fourFrom(counters, n), added),
      into.from(2 * n),
    );
  }

  private withLineage(key1: v128): v128 {
    return v128.xor(key1, i32x4.splat(this.lineage));
  }
}
/** The luck of the one buyer of a kernel. */
export const LUCK = changetype<Luck>(memory.data(offsetof<Luck>(), 16));
