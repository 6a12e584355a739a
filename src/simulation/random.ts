/**
 * The kernel's luck (kernel/random.ts) for the host: the keys of runs and names, and draws of its own. Every draw is an
 * address, never a place in a stream.
 */
import seedrandom from 'seedrandom';
import { placeOf, shared } from './kernel.ts';

/** Where the kernel writes the words of a block. */
const FIRST = placeOf('Luck', 'first') >> 2;
const SECOND = placeOf('Luck', 'second') >> 2;

/** Of 16 bits, as few ones or zeros at least: nine words of ten have them in both halves. */
const FEWEST = 4;

function isBalanced(word: number): boolean {
  return [word & 0xffff, word >>> 16].every((half) => {
    const ones = onesOf(half);
    return ones >= FEWEST && ones <= 16 - FEWEST;
  });
}

function onesOf(bits: number): number {
  let ones = 0;
  for (let left = bits; left !== 0; left &= left - 1) ones++;
  return ones;
}

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

  /**
   * The same for what lives draw: Squares wants keys in which ones and zeros are about as many (Widynski 2020), so words are
   * drawn until they are.
   */
  keyForLivesOf(name: string): void {
    this.keyOf(name);
    for (let time = 0; !isBalanced(this.first) || !isBalanced(this.second); time++)
      this.block(this.first, this.second, time, -2);
  }

  /** What lives draw: at the key words of a touchpoint (see keyForLivesOf), a purpose, a series, and an occurrence below 2^24. */
  draw(key0: number, key1: number, purpose: number, series: number, occurrence: number): void {
    shared.call.draw(key0, key1, this.buyer, this.lineage, purpose, series, occurrence);
    this.read();
  }

  /** The block function of a counter under a key. */
  block(key0: number, key1: number, counter0: number, counter1: number): void {
    shared.call.block(key0, key1, counter0, counter1);
    this.read();
  }

  private read(): void {
    this.first = shared.ints[FIRST];
    this.second = shared.ints[SECOND];
  }
}
