/** The Markov chain of order k that paths imply. */
import type { Numbering, WalkedPath } from './path.ts';
import { Transitions } from './transitions.ts';

/**
 * A chain over histories: the last k touchpoints attended, fewer at the beginning of a path. Touchpoints go by number
 * (see Numbering). State 0 is the start; a walk ends by buying or by leaving.
 */
export interface Chain {
  readonly order: number;
  readonly touchpoints: number;
  readonly states: number;
  /** The touchpoint attended last, and the one before it; −1 where there is none. */
  readonly newest: Int32Array;
  readonly previous: Int32Array;
  /** How often walks come to each state on average: on the paths, and so in the chain (see chainOf). */
  readonly visits: Float64Array;
  /** Chance to buy next. */
  readonly buys: Float64Array;
  /** The moves out of state s are those from firstMove[s] to below firstMove[s + 1]: where to, and with what chance. */
  readonly firstMove: Int32Array;
  readonly to: Int32Array;
  readonly chance: Float64Array;
}

/**
 * The chain whose chances are the shares observed: P(s → t) = n(s → t)/n(s), n counting buyers at steps.
 *
 * Its walks come to every state as often as the paths do, and so buy as often: the observed n(s) meet n(t) = Σ n(s)·P(s
 * → t), which has one solution because from everywhere some path ends. Counts are whole numbers and states stand in a
 * fixed order, so the order of the paths makes no difference to the last digit.
 */
export function chainOf(paths: readonly WalkedPath[], { numberOf, touchpoints }: Numbering, order: number): Chain {
  // A history is a number whose digits are its touchpoints, each raised by 1; a move is a history and what came next.
  const base = touchpoints.length + 1;
  const moves = countMoves(paths, numberOf, base, order);
  const keys = moves.sortedKeys();
  const historyOf = (key: number): number => Math.floor(key / (base + 1));
  const histories = Float64Array.from(new Set(keys.map(historyOf)));

  const states = histories.length;
  const visits = new Float64Array(states);
  const buys = new Float64Array(states);
  const firstMove = new Int32Array(states + 1);
  const to = new Int32Array(keys.length);
  const chance = new Float64Array(keys.length);
  let state = -1;
  let used = 0;
  for (const key of keys) {
    const history = historyOf(key);
    const next = key - history * (base + 1);
    if (state < 0 || histories[state] !== history) firstMove[++state] = used;
    const weight = moves.weightOf(key);
    visits[state] += weight;
    if (next === base) buys[state] += weight;
    else if (next > 0) {
      to[used] = placeOf(histories, (history * base + next) % base ** order);
      chance[used++] = weight;
    }
  }
  firstMove[states] = used;
  const buyers = visits[0];
  for (let s = 0; s < states; s++) {
    for (let move = firstMove[s]; move < firstMove[s + 1]; move++) chance[move] /= visits[s];
    buys[s] /= visits[s];
    visits[s] /= buyers;
  }
  return {
    order,
    touchpoints: touchpoints.length,
    states,
    newest: Int32Array.from(histories, (history) => (history % base) - 1),
    previous: Int32Array.from(histories, (history) => (Math.floor(history / base) % base) - 1),
    visits,
    buys,
    firstMove,
    to: to.subarray(0, used),
    chance: chance.subarray(0, used),
  };
}

/** Buyers by move: what comes next is 0 for leaving, 1 to base − 1 for a touchpoint, base for buying. */
function countMoves(paths: readonly WalkedPath[], numberOf: Int32Array, base: number, order: number): Transitions {
  const moves = new Transitions();
  const span = base ** order;
  for (const { steps, count, purchasers } of paths) {
    let history = 0;
    for (let i = 0; i < steps.length; i++) {
      const next = numberOf[steps[i]] + 1;
      moves.add(history * (base + 1) + next, count);
      history = (history * base + next) % span;
    }
    if (purchasers > 0) moves.add(history * (base + 1) + base, purchasers);
    if (count > purchasers) moves.add(history * (base + 1), count - purchasers);
  }
  return moves;
}

/** Where a value stands in a rising list that holds it. */
function placeOf(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
