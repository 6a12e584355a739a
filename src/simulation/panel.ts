/**
 * The same buyers under several plans: each buyer lives a life under every one of them, with the same luck, and what the
 * lives come to is added up within each plan and across pairs of plans.
 */
import { Buyer } from './buyer.ts';
import { FIRST_FRACTION, MEASURE, MEASURES } from './outcome.ts';
import {
  ACROSS,
  EXAMPLE_KINDS,
  EXAMPLES,
  PANEL_COUNT,
  PanelTally,
  SECTIONS,
  SWITCHES,
  WITHIN,
  type PanelScales,
  type PanelShape,
} from './panelTally.ts';
import type { Plan } from './plan.ts';
import { inSteps, nearest, type Tally } from './tally.ts';
import { isTouched, touchBetween, type Touch } from './touch.ts';
import { JOURNEYS } from './vocabulary.ts';

export interface PanelOrder {
  /** Pairs of plans to compare: none, the first with each other one, or all. */
  readonly pairing: PanelShape['pairing'];
  /** Keep times to purchase: all plans then have the same days. */
  readonly times: boolean;
  /** Whose whole tallies are wanted. */
  readonly tallies: 'NONE' | 'FIRST' | 'ALL';
  /**
   * Live again only those lives that the difference to the first plan can touch, and take the others from it. Changes no
   * digit of the answer.
   */
  readonly economical: boolean;
}

export interface PanelAnswer {
  readonly panel: PanelTally;
  /** Tallies of the first plan or of all, as ordered. */
  readonly tallies: readonly Tally[];
}

const JOURNEYS_SQUARED = JOURNEYS.length * JOURNEYS.length;
const BOUGHT = JOURNEYS.indexOf('BOUGHT');
const WON = EXAMPLE_KINDS.indexOf('WON');
const LOST = EXAMPLE_KINDS.indexOf('LOST');
const MOVED = EXAMPLE_KINDS.indexOf('MOVED');

/** Buyers under several plans and one seed, ready to live; keeps what can be used again between ranges. */
export class Panel implements Disposable {
  private readonly order: PanelOrder;
  private readonly buyers: readonly Buyer[];
  private readonly counted: readonly boolean[];
  private readonly touches: readonly Touch[];
  private readonly shape: PanelShape;
  private readonly scales: PanelScales;
  private readonly outcomes: readonly Float64Array[];
  private readonly days: Int32Array;
  private readonly selfAcross = new Float64Array(ACROSS.length);
  private readonly selfSwitches = new Float64Array(SWITCHES);
  /** What the buyer under way came for, under the first plan. */
  private intent = 0;
  private tally: PanelTally;

  /**
   * @throws RangeError when there is no plan, when times are wanted of plans whose horizons differ in days, or all pairs of an
   * economical panel, or tallies of plans other than its first
   */
  constructor(plans: readonly Plan[], seed: string, order: PanelOrder) {
    if (plans.length === 0) throw new RangeError('Got no plan, expected at least one.');
    if (order.economical && order.tallies === 'ALL')
      throw new RangeError('Got all tallies of an economical panel, expected that of the first plan at most.');
    if (order.economical && order.pairing === 2)
      throw new RangeError('Got all pairs of an economical panel, expected those of the first plan.');
    if (order.times && plans.some((plan) => plan.days !== plans[0].days))
      throw new RangeError('Got plans of several horizons, expected one.');
    this.order = order;
    this.counted = plans.map((_, arm) => order.tallies === 'ALL' || (order.tallies === 'FIRST' && arm === 0));
    this.buyers = plans.map((plan, arm) => new Buyer(plan, seed, { isCounted: this.counted[arm] }));
    this.touches = order.economical ? plans.map((plan) => touchBetween(plans[0], plan)) : [];
    this.shape = { arms: plans.length, pairing: order.pairing, days: order.times ? plans[0].days : 0 };
    this.scales = scalesOf(plans);
    this.outcomes = plans.map(() => new Float64Array(MEASURES.length));
    this.days = new Int32Array(plans.length);
    this.tally = new PanelTally(this.shape, this.scales);
  }

  [Symbol.dispose](): void {
    for (const buyer of this.buyers) buyer[Symbol.dispose]();
  }

  /** Lives of the buyers from ≤ number < to, under every plan. */
  simulate(from: number, to: number): PanelAnswer {
    this.tally = new PanelTally(this.shape, this.scales);
    for (let number = from; number < to; number++) {
      if (this.order.economical) this.liveWhereTouched(number);
      else this.liveThroughAll(number);
      this.liveFriends();
    }
    if (this.order.economical) this.adopt();
    const tallies = this.buyers.filter((_, arm) => this.counted[arm]).map((buyer) => buyer.take());
    return { panel: this.tally, tallies };
  }

  private liveThroughAll(number: number): void {
    const { counts, layout } = this.tally;
    for (let arm = 0; arm < layout.arms; arm++) this.liveUnder(arm, number);
    counts[PANEL_COUNT.BUYERS]++;
    for (let arm = 0; arm < layout.arms; arm++) this.addWithin(arm, arm, number, 1);
    for (let pair = 0; pair < layout.pairs.length; pair++) {
      const [first, second] = layout.pairs[pair];
      this.addAcross(pair, this.outcomes[first], this.outcomes[second], 1);
      this.note(pair, this.outcomes[first], this.outcomes[second], number);
    }
  }

  /**
   * Lives again only what is touched. Until `adopt` the plans other than the first hold what their touched buyers' lives
   * add to, or take from, those of the first plan. Sums are whole, so that the detour costs no digit.
   */
  private liveWhereTouched(number: number): void {
    const { counts, layout } = this.tally;
    this.liveUnder(0, number);
    counts[PANEL_COUNT.BUYERS]++;
    this.addWithin(0, 0, number, 1);
    const [first] = this.outcomes;
    if (layout.pairing > 0) this.addSelf(first);
    for (let arm = 1; arm < layout.arms; arm++) {
      if (!isTouched(this.touches[arm], this.buyers[0])) continue;
      this.liveUnder(arm, number);
      const outcome = this.outcomes[arm];
      this.addWithin(arm, arm, number, 1);
      this.addWithin(arm, 0, number, -1);
      if (layout.pairing === 0) continue;
      const pair = arm - 1;
      this.addAcross(pair, first, outcome, 1);
      this.addAcross(pair, first, first, -1);
      this.note(pair, first, outcome, number);
    }
  }

  /** Gives every other plan the sums of the first, to which its own differences have been added. */
  private adopt(): void {
    const { counts, layout } = this.tally;
    const add = (from: Float64Array, start: number, size: number, to: number): void => {
      for (let n = 0; n < size; n++) counts[to + n] += from[start + n];
    };
    const times = layout.days === 0 ? 0 : SECTIONS * 2 * (layout.days + 1);
    for (let arm = 1; arm < layout.arms; arm++) {
      add(counts, layout.sums, MEASURES.length, layout.sums + arm * MEASURES.length);
      add(counts, layout.within, WITHIN.length, layout.within + arm * WITHIN.length);
      add(counts, layout.times, times, layout.times + arm * times);
    }
    for (let pair = 0; pair < layout.pairs.length; pair++) {
      add(this.selfAcross, 0, ACROSS.length, layout.across + pair * ACROSS.length);
      add(this.selfSwitches, 0, SWITCHES, layout.switches + pair * SWITCHES);
    }
    this.selfAcross.fill(0);
    this.selfSwitches.fill(0);
  }

  private liveUnder(arm: number, number: number): void {
    const b = this.buyers[arm];
    b.live(number);
    this.tally.counts[PANEL_COUNT.LIVES]++;
    if (arm === 0) this.intent = b.intent;
    const outcome = this.outcomes[arm];
    b.measure(outcome);
    outcome[MEASURE.pressure] /= this.scales.pressure;
    outcome[MEASURE.revenue] /= this.scales.revenue;
    outcome[MEASURE.cost] /= this.scales.cost;
    this.days[arm] = b.dayOfOutcome();
    if (!this.counted[arm]) b.clearFriends();
  }

  /** Friends live last: until then a buyer's state and marks are their own. */
  private liveFriends(): void {
    for (let arm = 0; arm < this.buyers.length; arm++) {
      const b = this.buyers[arm];
      while (b.friendsWaiting > 0) b.liveAsFriend();
    }
  }

  /** Adds the outcome of one plan, so many times, to the sums of an arm. */
  private addWithin(arm: number, of: number, number: number, times: 1 | -1): void {
    const { counts, layout } = this.tally;
    const outcome = this.outcomes[of];
    let at = layout.sums + arm * MEASURES.length;
    for (let m = 0; m < FIRST_FRACTION; m++) counts[at + m] += times * outcome[m];
    for (let m = FIRST_FRACTION; m < MEASURES.length; m++) counts[at + m] += times * inSteps(outcome[m]);
    at = layout.within + arm * WITHIN.length;
    for (let n = 0; n < WITHIN.length; n++)
      counts[at + n] += times * nearest(outcome[WITHIN_ONE[n]] * outcome[WITHIN_OTHER[n]] * WITHIN_STEPS[n]);
    if (layout.days === 0) return;
    const censored = outcome[MEASURE.bought] === 1 ? 0 : 1;
    const column = (arm * SECTIONS + (number % SECTIONS)) * 2 + censored;
    counts[layout.times + column * (layout.days + 1) + this.days[of]] += times;
  }

  private addAcross(pair: number, one: Float64Array, other: Float64Array, times: 1 | -1): void {
    const { counts, layout } = this.tally;
    addProducts(counts, layout.across + pair * ACROSS.length, one, other, times);
    counts[layout.switches + pair * SWITCHES + this.switchOf(one, other)] += times;
  }

  /** The first plan beside itself: what a pair holds of a buyer whom the other plan does not touch. */
  private addSelf(outcome: Float64Array): void {
    addProducts(this.selfAcross, 0, outcome, outcome, 1);
    this.selfSwitches[this.switchOf(outcome, outcome)]++;
  }

  private switchOf(one: Float64Array, other: Float64Array): number {
    return this.intent * JOURNEYS_SQUARED + this.journeyUnder(one) * JOURNEYS.length + this.journeyUnder(other);
  }

  /** Notes that a buyer differs, and keeps the number where the journeys do. */
  private note(pair: number, one: Float64Array, other: Float64Array, number: number): void {
    const { counts, layout } = this.tally;
    if (!differ(one, other)) return;
    counts[layout.differing + pair]++;
    const before = this.journeyUnder(one);
    const after = this.journeyUnder(other);
    if (before === after) return;
    const kind = after === BOUGHT ? WON : before === BOUGHT ? LOST : MOVED;
    this.keepExample((pair * EXAMPLE_KINDS.length + kind) * EXAMPLES, number);
  }

  private journeyUnder(outcome: Float64Array): number {
    for (let journey = JOURNEYS.length - 1; journey > 0; journey--) if (outcome[journey] === 1) return journey;
    return 0;
  }

  /** Numbers come in ascending order, so the first ones are the lowest. */
  private keepExample(slot: number, number: number): void {
    const { counts, layout } = this.tally;
    for (let at = layout.examples + slot, end = at + EXAMPLES; at < end; at++)
      if (counts[at] === Infinity) {
        counts[at] = number;
        return;
      }
  }
}

const WITHIN_ONE = Uint8Array.from(WITHIN, ({ one }) => one);
const WITHIN_OTHER = Uint8Array.from(WITHIN, ({ other }) => other);
const WITHIN_STEPS = Float64Array.from(WITHIN, ({ steps }) => steps);
const ACROSS_ONE = Uint8Array.from(ACROSS, ({ one }) => one);
const ACROSS_OTHER = Uint8Array.from(ACROSS, ({ other }) => other);
const ACROSS_STEPS = Float64Array.from(ACROSS, ({ steps }) => steps);

/** Adds the products of ACROSS, so many times. */
function addProducts(into: Float64Array, at: number, one: Float64Array, other: Float64Array, times: 1 | -1): void {
  for (let n = 0; n < ACROSS.length; n++)
    into[at + n] += times * nearest(one[ACROSS_ONE[n]] * other[ACROSS_OTHER[n]] * ACROSS_STEPS[n]);
}

function differ(one: Float64Array, other: Float64Array): boolean {
  for (let m = 0; m < one.length; m++) if (one[m] !== other[m]) return true;
  return false;
}

/** Scales in common: sums of one panel are in the same steps. */
const scalesOf = (plans: readonly Plan[]): PanelScales => ({
  pressure: Math.max(...plans.map((plan) => plan.pressureScale)),
  revenue: Math.max(...plans.map((plan) => plan.revenueScale)),
  cost: Math.max(...plans.map((plan) => plan.costScale)),
});

/** Lives of the buyers from ≤ number < to, under every plan. */
export function simulatePanel(
  plans: readonly Plan[],
  seed: string,
  order: PanelOrder,
  from: number,
  to: number,
): PanelAnswer {
  using panel = new Panel(plans, seed, order);
  return panel.simulate(from, to);
}
