/**
 * The game that Shapley credit is the value of: what coalitions of touchpoints are worth by the buyers who met no
 * others.
 */
import type { Numbering, WalkedPath } from './path.ts';

/**
 * Buyers by the set of touchpoints they attended, whatever the order.
 *
 * The worth of a coalition S is v(S) = purchasers/buyers among those who attended touchpoints of S only, at least one;
 * 0 where there are none. So v of all touchpoints is the share of purchasers, and v(∅) = 0.
 *
 * Sets stand in a tree, so that what holds of a set follows in one step from what holds of the set without its last
 * member.
 */
export interface Game {
  /** Players are the touchpoints on some path, by number (see Numbering). */
  readonly players: number;
  /** Set k is set parent[k], which comes before it, and member[k]. Set 0 is empty, its member −1. */
  readonly parent: Int32Array;
  readonly member: Int32Array;
  /** Those who attended just the touchpoints of the set; 0 for sets that only lead to others. */
  readonly buyers: Float64Array;
  readonly purchasers: Float64Array;
}

export function gameOf(paths: readonly WalkedPath[], { numberOf, touchpoints }: Numbering): Game {
  const players = touchpoints.length;
  const setOf = new Map<number, number>();
  const parent = [0];
  const member = [-1];
  const buyers = [0];
  const purchasers = [0];
  for (const path of paths) {
    let set = 0;
    for (const number of membersOf(path, numberOf)) {
      const key = set * players + number;
      let larger = setOf.get(key);
      if (larger === undefined) {
        larger = parent.push(set) - 1;
        setOf.set(key, larger);
        member.push(number);
        buyers.push(0);
        purchasers.push(0);
      }
      set = larger;
    }
    buyers[set] += path.count;
    purchasers[set] += path.purchasers;
  }
  return {
    players,
    parent: Int32Array.from(parent),
    member: Int32Array.from(member),
    buyers: Float64Array.from(buyers),
    purchasers: Float64Array.from(purchasers),
  };
}

/** The numbers of the touchpoints on a path, each once, rising. */
function membersOf({ steps }: WalkedPath, numberOf: Int32Array): number[] {
  const members: number[] = [];
  for (let i = 0; i < steps.length; i++) {
    const number = numberOf[steps[i]];
    if (!members.includes(number)) members.push(number);
  }
  return members.sort((one, other) => one - other);
}

export const rate = (purchasers: number, buyers: number): number => (buyers === 0 ? 0 : purchasers / buyers);

/**
 * v of every coalition, by its bits: bit i stands for player i. Buyers of all subsets at once: adding, player by
 * player, what coalitions without the player have to those with it (Yates 1937, "The design and analysis of factorial
 * experiments").
 */
export function worths({ players, parent, member, buyers, purchasers }: Game): Float64Array {
  const all = new Float64Array(2 ** players);
  const bought = new Float64Array(2 ** players);
  const bits = new Int32Array(buyers.length);
  for (let set = 1; set < buyers.length; set++) {
    bits[set] = bits[parent[set]] | (1 << member[set]);
    all[bits[set]] += buyers[set];
    bought[bits[set]] += purchasers[set];
  }
  for (let bit = 1; bit < all.length; bit *= 2) {
    for (let coalition = 0; coalition < all.length; coalition++) {
      if ((coalition & bit) === 0) continue;
      all[coalition] += all[coalition ^ bit];
      bought[coalition] += bought[coalition ^ bit];
    }
  }
  return all.map((count, coalition) => rate(bought[coalition], count));
}
