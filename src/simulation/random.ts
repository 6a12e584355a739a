/**
 * Luck that is addressed, never streamed: every decision has its own draw, a pure function of (seed, buyer, purpose,
 * touchpoint key, occurrence). So a life can be replayed alone, scenarios share their luck, and neither chunks nor
 * threads nor the order of things in a file can move a result.
 *
 * The generator is Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2,
 * 3", SC 2011): key = (run, touchpoint key), counter = (buyer, purpose · series · occurrence). One call gives two words
 * of 32 bits, which settle two decisions of the same exposure.
 */
import seedrandom from 'seedrandom';

/**
 * Purposes, each with the two decisions that its two words settle. The numbers are part of every result: adding one at
 * the end moves nobody's luck, renumbering moves everybody's.
 */
export const PURPOSE = {
  /** first: notice; second: engage */
  NOTICE_ENGAGE: 0,
  /** first: quit under pressure; second: distress is listened to */
  QUIT_LISTEN: 1,
  /** first: act; second: days until a customer needs it again */
  ACT_REBUY: 2,
  /** first: refer a friend */
  REFER: 3,
  /** both: the address of the referred friend */
  FRIEND: 4,
  /** first: a follow-up is remembered; second: drifted from */
  REMEMBER_DRIFT: 5,
  /** first: how a candidate fares when an own visit picks */
  PICK: 6,
  /** first: how a candidate fares when a drifting buyer picks */
  PICK_DRIFTING: 7,
  /** first and second: waits until two pushes at random */
  PUSH_WAIT: 8,
  /** first: wait until the next own visit; second: how much of the first wait is left */
  VISIT_WAIT: 9,
  /** first: reached by a group of pushes */
  REACH: 10,
  /** first: persona; second: intent */
  PERSONA_INTENT: 11,
  /** first: arrival; second: life of the need */
  ARRIVAL_NEED: 12,
  /** 13 to 17: the nine traits, two by two */
  TRAITS: 13,
  /** 18 to 24, by kind of pothole; first: met; second: put right */
  POTHOLE: 18,
  /** 25 to 31, by kind of pothole; first: gives up; second: quits */
  GIVE_UP: 25,
} as const;

/** The three series of occurrences of a touchpoint, and the one of the buyer's own matters. */
export const SERIES = { PUSH: 0, VISIT: 1, FOLLOW_UP: 2, BUYER: 3 } as const;

/** Keys that no touchpoint can have (theirs are lower-case words with hyphens). */
export const BUYER_KEY = ' buyer';
export const ELSEWHERE_KEY = ' elsewhere';
const GROUP_PREFIX = ' group ';
export const groupKey = (group: string): string => GROUP_PREFIX + group;

const PARITY = 0x1bd11bda;

/** The draws of one run, one buyer at a time. Results stand in `first` and `second`, as signed 32-bit words. */
export class Luck {
  first = 0;
  second = 0;
  private run0: number;
  private run1: number;
  private buyer = 0;
  private lineage = 0;

  /** @param seed any text; seedrandom turns it into the key of the run */
  constructor(seed: string) {
    const generator = seedrandom(seed);
    this.run0 = generator.int32();
    this.run1 = generator.int32();
    // seedrandom repeats short seeds and keeps the low byte of each letter, so "1" and "11" give it one key: the text is
    // worked in once more, letter by letter.
    this.keyOf(seed);
    this.run0 = this.first;
    this.run1 = this.second;
  }

  /** Turns to a buyer: those asked for have lineage 0, a referred friend has the two words of FRIEND. */
  turnTo(buyer: number, lineage: number): void {
    this.buyer = buyer | 0;
    this.lineage = lineage | 0;
  }

  /** The two key words of a name in this run, in `first` and `second`. */
  keyOf(name: string): void {
    let key0 = this.run0;
    let key1 = this.run1;
    this.block(key0, key1, name.length, -1);
    for (let i = 0; i < name.length; i++) {
      key0 = this.first;
      key1 = this.second;
      this.block(key0, key1, name.charCodeAt(i), i);
    }
  }

  /** Draws at an address: the key words of a touchpoint (see keyOf), a purpose, a series, and an occurrence below 2^24. */
  draw(key0: number, key1: number, purpose: number, series: number, occurrence: number): void {
    this.block(key0, key1 ^ this.lineage, this.buyer, (purpose << 26) | (series << 24) | occurrence);
  }

  /** Threefry-2x32-20 of a counter under a key. */
  // prettier-ignore -- a round a line
  block(key0: number, key1: number, counter0: number, counter1: number): void {
    const key2 = key0 ^ key1 ^ PARITY;
    let x = (counter0 + key0) | 0;
    let y = (counter1 + key1) | 0;
    x = (x + y) | 0;
    y = ((y << 13) | (y >>> 19)) ^ x;
    x = (x + y) | 0;
    y = ((y << 15) | (y >>> 17)) ^ x;
    x = (x + y) | 0;
    y = ((y << 26) | (y >>> 6)) ^ x;
    x = (x + y) | 0;
    y = ((y << 6) | (y >>> 26)) ^ x;
    x = (x + key1) | 0;
    y = (y + key2 + 1) | 0;
    x = (x + y) | 0;
    y = ((y << 17) | (y >>> 15)) ^ x;
    x = (x + y) | 0;
    y = ((y << 29) | (y >>> 3)) ^ x;
    x = (x + y) | 0;
    y = ((y << 16) | (y >>> 16)) ^ x;
    x = (x + y) | 0;
    y = ((y << 24) | (y >>> 8)) ^ x;
    x = (x + key2) | 0;
    y = (y + key0 + 2) | 0;
    x = (x + y) | 0;
    y = ((y << 13) | (y >>> 19)) ^ x;
    x = (x + y) | 0;
    y = ((y << 15) | (y >>> 17)) ^ x;
    x = (x + y) | 0;
    y = ((y << 26) | (y >>> 6)) ^ x;
    x = (x + y) | 0;
    y = ((y << 6) | (y >>> 26)) ^ x;
    x = (x + key0) | 0;
    y = (y + key1 + 3) | 0;
    x = (x + y) | 0;
    y = ((y << 17) | (y >>> 15)) ^ x;
    x = (x + y) | 0;
    y = ((y << 29) | (y >>> 3)) ^ x;
    x = (x + y) | 0;
    y = ((y << 16) | (y >>> 16)) ^ x;
    x = (x + y) | 0;
    y = ((y << 24) | (y >>> 8)) ^ x;
    x = (x + key1) | 0;
    y = (y + key2 + 4) | 0;
    x = (x + y) | 0;
    y = ((y << 13) | (y >>> 19)) ^ x;
    x = (x + y) | 0;
    y = ((y << 15) | (y >>> 17)) ^ x;
    x = (x + y) | 0;
    y = ((y << 26) | (y >>> 6)) ^ x;
    x = (x + y) | 0;
    y = ((y << 6) | (y >>> 26)) ^ x;
    this.first = (x + key2) | 0;
    this.second = (y + key0 + 5) | 0;
  }
}
