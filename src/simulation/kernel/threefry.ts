/**
 * Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011): two words
 * for a counter of two under a key of two. Keys of runs and of names come from it, and draws that are no part of lives.
 */
import { Luck } from './random';

const PARITY: i32 = 0x1bd11bda;
/** How far words are turned, round by round. */
const TURNS = memory.data<i32>([13, 15, 26, 6, 17, 29, 16, 24]);
/** Rounds between two additions of the key. */
const ROUNDS_A_KEY = 4;
const ADDITIONS = 5;

/** Leaves the words in `into`. */
export function block(key0: i32, key1: i32, counter0: i32, counter1: i32, into: Luck): void {
  // The three words of the key, in the order in which they are added next.
  let one = key0;
  let two = key1;
  let three = key0 ^ key1 ^ PARITY;
  let x = counter0 + one;
  let y = counter1 + two;
  for (let addition = 1; addition <= ADDITIONS; addition++) {
    for (let round = 0; round < ROUNDS_A_KEY; round++) {
      const turn = load<i32>(TURNS + ((((<usize>(addition - 1)) & 1) * ROUNDS_A_KEY + round) << 2));
      x += y;
      y = rotl(y, turn) ^ x;
    }
    const first = one;
    one = two;
    two = three;
    three = first;
    x += one;
    y += two + addition;
  }
  into.first = x;
  into.second = y;
}
