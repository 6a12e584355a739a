/**
 * Luck that is addressed, never streamed: every decision has its own draw, a pure function of (seed, buyer, purpose,
 * touchpoint key, occurrence). So a life can be replayed alone, scenarios share their luck, and neither chunks nor
 * threads nor the order of things in a file can move a result.
 *
 * The generator is Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2,
 * 3", SC 2011): key = (run, touchpoint key), counter = (buyer, purpose · series · occurrence). One call gives two words
 * of 32 bits, which settle two decisions of the same exposure.
 */

const PARITY = 0x1bd11bda;

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
    this.block(key0, key1 ^ this.lineage, this.buyer, (purpose << 26) | (series << 24) | occurrence);
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
