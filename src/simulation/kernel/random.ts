/**
 * Luck that is addressed, never streamed: every decision has its own draw, a pure function of (seed, buyer, purpose,
 * touchpoint key, occurrence). So a life can be replayed alone, scenarios share their luck, and neither chunks nor
 * threads nor the order of things in a file can move a result.
 *
 * The generator is Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2,
 * 3", SC 2011): key = (run, touchpoint key), counter = (buyer, purpose · series · occurrence). One call gives two words
 * of 32 bits, which settle two decisions of the same exposure.
 */
import { Ints } from './memory';

const PARITY = 0x1bd11bda;

/** The last word of a counter. */
export function counterOf(purpose: i32, series: i32, occurrence: i32): i32 {
  return (purpose << 26) | (series << 24) | occurrence;
}

/** Where the first word of draw n stands among draws in fours: four first words, then their second ones. */
export function placeOf(n: i32): i32 {
  return ((n >> 2) << 3) + (n & 3);
}
/** How far behind it its second word stands. */
export const SECOND = 4;

function rotated(words: v128, by: i32): v128 {
  return v128.or(i32x4.shl(words, by), i32x4.shr_u(words, 32 - by));
}

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

  /**
   * Draws at four addresses at once, by the words of their keys and the last words of their counters: the first words of the
   * four go to `into`, the second ones behind them.
   */
  draw4(key0: v128, key1: v128, counters: v128, into: Ints): void {
    key1 = v128.xor(key1, i32x4.splat(this.lineage));
    const key2 = v128.xor(v128.xor(key0, key1), i32x4.splat(PARITY));
    let x = i32x4.add(i32x4.splat(this.buyer), key0);
    let y = i32x4.add(counters, key1);
    x = i32x4.add(x, y);
    y = v128.xor(rotated(y, 13), x);
    x = i32x4.add(x, y);
    y = v128.xor(rotated(y, 15), x);
    x = i32x4.add(x, y);
    y = v128.xor(rotated(y, 26), x);
    x = i32x4.add(x, y);
    y = v128.xor(rotated(y, 6), x);
    x = i32x4.add(x, key1);
    y = i32x4.add(y, i32x4.add(key2, i32x4.splat(1)));
    x = i32x4.add(x, y);
    y = v128.xor(rotated(y, 17), x);
    x = i32x4.add(x, y);
    y = v128.xor(rotated(y, 29), x);
    x = i32x4.add(x, y);
    y = v128.xor(rotated(y, 16), x);
    x = i32x4.add(x, y);
    y = v128.xor(rotated(y, 24), x);
    x = i32x4.add(x, key2);
    y = i32x4.add(y, i32x4.add(key0, i32x4.splat(2)));
    x = i32x4.add(x, y);
    y = v128.xor(rotated(y, 13), x);
    x = i32x4.add(x, y);
    y = v128.xor(rotated(y, 15), x);
    x = i32x4.add(x, y);
    y = v128.xor(rotated(y, 26), x);
    x = i32x4.add(x, y);
    y = v128.xor(rotated(y, 6), x);
    x = i32x4.add(x, key0);
    y = i32x4.add(y, i32x4.add(key1, i32x4.splat(3)));
    x = i32x4.add(x, y);
    y = v128.xor(rotated(y, 17), x);
    x = i32x4.add(x, y);
    y = v128.xor(rotated(y, 29), x);
    x = i32x4.add(x, y);
    y = v128.xor(rotated(y, 16), x);
    x = i32x4.add(x, y);
    y = v128.xor(rotated(y, 24), x);
    x = i32x4.add(x, key1);
    y = i32x4.add(y, i32x4.add(key2, i32x4.splat(4)));
    x = i32x4.add(x, y);
    y = v128.xor(rotated(y, 13), x);
    x = i32x4.add(x, y);
    y = v128.xor(rotated(y, 15), x);
    x = i32x4.add(x, y);
    y = v128.xor(rotated(y, 26), x);
    x = i32x4.add(x, y);
    y = v128.xor(rotated(y, 6), x);
    x = i32x4.add(x, key2);
    y = i32x4.add(y, i32x4.add(key0, i32x4.splat(5)));
    v128.store(changetype<usize>(into), x);
    v128.store(changetype<usize>(into), y, 16);
  }

  /**
   * Draws at `count` addresses that differ in their keys, in whole fours; salts set keys apart from those of other such draws.
   * placeOf tells where the words stand in `into`.
   */
  drawAll(count: i32, key0: Ints, key1: Ints, counter: i32, into: Ints, salt0: i32, salt1: i32): void {
    for (let n = 0; n < count; n += 4) {
      const place = (<usize>n) << 2;
      this.draw4(
        v128.xor(v128.load(changetype<usize>(key0) + place), i32x4.splat(salt0)),
        i32x4.add(v128.load(changetype<usize>(key1) + place), i32x4.splat(salt1)),
        i32x4.splat(counter),
        into.from(n << 1),
      );
    }
  }

  /** Threefry-2x32-20 of a counter under a key. */
  block(key0: i32, key1: i32, counter0: i32, counter1: i32): void {
    const key2 = key0 ^ key1 ^ PARITY;
    let x = counter0 + key0;
    let y = counter1 + key1;
    x += y;
    y = rotl(y, 13) ^ x;
    x += y;
    y = rotl(y, 15) ^ x;
    x += y;
    y = rotl(y, 26) ^ x;
    x += y;
    y = rotl(y, 6) ^ x;
    x += key1;
    y += key2 + 1;
    x += y;
    y = rotl(y, 17) ^ x;
    x += y;
    y = rotl(y, 29) ^ x;
    x += y;
    y = rotl(y, 16) ^ x;
    x += y;
    y = rotl(y, 24) ^ x;
    x += key2;
    y += key0 + 2;
    x += y;
    y = rotl(y, 13) ^ x;
    x += y;
    y = rotl(y, 15) ^ x;
    x += y;
    y = rotl(y, 26) ^ x;
    x += y;
    y = rotl(y, 6) ^ x;
    x += key0;
    y += key1 + 3;
    x += y;
    y = rotl(y, 17) ^ x;
    x += y;
    y = rotl(y, 29) ^ x;
    x += y;
    y = rotl(y, 16) ^ x;
    x += y;
    y = rotl(y, 24) ^ x;
    x += key1;
    y += key2 + 4;
    x += y;
    y = rotl(y, 13) ^ x;
    x += y;
    y = rotl(y, 15) ^ x;
    x += y;
    y = rotl(y, 26) ^ x;
    x += y;
    y = rotl(y, 6) ^ x;
    this.first = x + key2;
    this.second = y + key0 + 5;
  }
}
