/**
 * Attribution by the Shapley value: what each touchpoint adds to those there before it, averaged over all orders in
 * which they could have joined. Shapley 1953, "A value for n-person games", Contributions to the Theory of Games II;
 * for attribution Dalessandro, Perlich, Stitelman & Provost 2012, "Causally motivated attribution for online
 * advertising", ADKDD.
 *
 * The game is that of conversion rates (see game.ts). The other game in use counts purchases instead of rates; its
 * value is known in closed form, each purchase shared evenly over the different touchpoints of its path (Zhao, Mahboobi
 * & Bagheri 2018, "Shapley value methods for attribution modeling in online advertising", arXiv:1804.05327), so that it
 * cannot see those who did not buy. Rates do. In return they need not rise with the coalition: a touchpoint met mostly
 * by buyers who then stay away has a negative credit.
 */
import { gameOf, worths } from './game.ts';
import { attendedPaths, buyersOf, byTouchpoint, numbering, type WalkedPath } from './path.ts';
import { sampledValue, type Sampling } from './permutations.ts';

/** Up to so many touchpoints on paths the value is exact, unless asked otherwise. */
export const MOST_EXACT = 12;

export interface ShapleyOptions extends Sampling {
  /**
   * Up to so many touchpoints on paths exact, 20 at the most, which takes about half a second; MOST_EXACT when left
   * out.
   */
  readonly exactUpTo?: number;
}

export interface ShapleyCredits {
  /** Purchases, by touchpoint; they add up to all purchases. Some may be negative. 0 for a touchpoint on no path. */
  readonly credits: Float64Array;
  /** The ends of each credit's own interval, over the permutations drawn; null when the credits are exact. */
  readonly low: Float64Array | null;
  readonly high: Float64Array | null;
  readonly exact: boolean;
  /** Permutations drawn; 0 when the credits are exact. */
  readonly permutations: number;
}

/**
 * The value of the game of conversion rates, times the buyers who attended something, so that it adds up to their
 * purchases. Exact up to so many touchpoints, by permutations drawn beyond. Intervals tell how far those permutations
 * may mislead; the luck of the buyers is not part of them.
 * @throws RangeError as attendedPaths does, and when asked to be exact beyond 20; where permutations are drawn as
 * sampledValue does, and when there are more or fewer keys than touchpoints
 */
export function shapley(paths: readonly WalkedPath[], size: number, options: ShapleyOptions): ShapleyCredits {
  const { exactUpTo = MOST_EXACT } = options;
  if (!(exactUpTo <= 20)) throw new RangeError(`Got exact up to ${exactUpTo} touchpoints, expected up to 20.`);
  const attended = attendedPaths(paths, size);
  const numbers = numbering(attended, size);
  const buyers = buyersOf(attended);
  const game = gameOf(attended, numbers);
  const inPurchases = (values: Float64Array): Float64Array =>
    byTouchpoint(
      values.map((value) => value * buyers),
      numbers,
    );
  if (game.players <= exactUpTo)
    return { credits: inPurchases(exactValue(worths(game))), low: null, high: null, exact: true, permutations: 0 };

  const keys = options.keys ?? Array.from({ length: size }, (_, touchpoint) => `${touchpoint}`);
  if (keys.length !== size) throw new RangeError(`Got ${keys.length} keys for ${size} touchpoints.`);
  const players = Array.from(numbers.touchpoints, (touchpoint) => keys[touchpoint]);
  const { values, halfWidths, permutations } = sampledValue(game, players, options);
  return {
    credits: inPurchases(values),
    low: inPurchases(values.map((value, player) => value - halfWidths[player])),
    high: inPurchases(values.map((value, player) => value + halfWidths[player])),
    exact: false,
    permutations,
  };
}

/**
 * The value of a game of n players from the worth of each coalition, by its bits:
 * φ(i) = Σ over S without i of |S|!·(n − |S| − 1)!/n! · (v(S ∪ i) − v(S)).
 */
export function exactValue(worth: Float64Array): Float64Array {
  const players = Math.log2(worth.length);
  const values = new Float64Array(players);
  const weights = weightsBySize(players);
  for (let coalition = 0; coalition < worth.length; coalition++) {
    const weight = weights[membersIn(coalition)];
    for (let player = 0; player < players; player++) {
      const bit = 1 << player;
      if ((coalition & bit) === 0) values[player] += weight * (worth[coalition | bit] - worth[coalition]);
    }
  }
  return values;
}

/** s!·(n − s − 1)!/n! for s = 0 … n − 1: 1/n, and from each to the next times (s + 1)/(n − s − 1). */
function weightsBySize(players: number): Float64Array {
  const weights = new Float64Array(players + 1);
  weights[0] = 1 / players;
  for (let s = 0; s + 1 < players; s++) weights[s + 1] = (weights[s] * (s + 1)) / (players - s - 1);
  return weights;
}

function membersIn(coalition: number): number {
  let members = 0;
  for (let rest = coalition; rest !== 0; rest &= rest - 1) members++;
  return members;
}
