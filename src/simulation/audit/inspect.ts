/**
 * Walks every one of the journeys: lives buyers through one plan, closely watched, and adds up the troubles that they meet –
 * declared potholes, asks before they are ready, tellings that contradict what they remember, follow-ups that they forget,
 * pushes that they are tired of. Friends whom they refer are not looked at.
 */
import { Buyer, type Witness } from '../buyer.ts';
import { DECISION } from '../decisions.ts';
import { EVENT, EXIT } from '../layout.ts';
import { chanceOf } from '../math.ts';
import { OWNER, type Plan } from '../plan.ts';
import { inSteps } from '../tally.ts';
import { INTENTS } from '../vocabulary.ts';
import {
  FACT,
  FACTS,
  InspectionTally,
  POTHOLE_FACT,
  POTHOLE_FACTS,
  ROOMS,
  shapeOf,
  WAIT_FACT,
  WAIT_FACTS,
  waitsOf,
  type Wait,
} from './inspectionTally.ts';

/**
 * Fatigue that takes at least this part of a notice's chance counts as tiring: where few notice, and at the defaults, a
 * fatigue of about a half, as right after two notices or five pushes ignored. Assumption.
 */
export const TIRED = 0.25;
/** The place of fatigue among the terms of a notice. */
const FATIGUE_TERM = 4;

/** Buyers of one plan and seed under inspection; keeps what can be used again between ranges. */
export class Inspector implements Witness, Disposable {
  private readonly buyer: Buyer;
  private readonly plan: Plan;
  private readonly waits: readonly Wait[];
  private tally: InspectionTally;
  /** By count of buyers: the last life that it has counted. */
  private readonly seen: Float64Array;
  private life = 0;
  /** Chance of the notice under way and what it would be without fatigue; none below 0. */
  private chance = -1;
  private fresh = -1;
  /** Whether the follow-up under way was remembered; null where it needed no memory. */
  private remembered: boolean | null = null;

  constructor(plan: Plan, seed: string) {
    this.plan = plan;
    this.waits = waitsOf(plan);
    this.tally = new InspectionTally(shapeOf(plan));
    this.seen = new Float64Array(this.tally.counts.length);
    this.buyer = new Buyer(plan, seed, { isCounted: false, canBeFollowed: true });
    this.buyer.witness = this;
  }

  [Symbol.dispose](): void {
    this.buyer[Symbol.dispose]();
  }

  /** Inspects the lives of the buyers from ≤ number < to. */
  inspect(from: number, to: number): InspectionTally {
    this.tally = new InspectionTally(shapeOf(this.plan));
    for (let number = from; number < to; number++) {
      this.life++;
      this.buyer.live(number);
      this.buyer.clearFriends();
      this.tally.counts[this.tally.layout.buyers + this.buyer.intent]++;
    }
    return this.tally;
  }

  decided(
    decision: number,
    terms: Float64Array,
    count: number,
    chance: number,
    _draw: number,
    happened: boolean,
  ): void {
    if (decision === DECISION.NOTICE) {
      let logOdds = 0;
      for (let term = 0; term < count; term++) if (term !== FATIGUE_TERM) logOdds += terms[term];
      this.chance = chance;
      this.fresh = terms[FATIGUE_TERM] === 0 ? chance : chanceOf(logOdds, this.plan.disorder);
    } else if (decision === DECISION.REMEMBER) this.remembered = happened;
  }

  happened(kind: number, i: number): void {
    // The first event after a follow-up fell due is at the touchpoint that it leads to.
    if (this.remembered !== null) this.fallDue(i, this.remembered);
    this.remembered = null;
    if (this.plan.owner[i] === OWNER.COMPETITOR) {
      this.chance = -1;
      return;
    }
    if (kind <= EVENT.ABANDONED) this.endExposure(kind, i);
    if (kind === EVENT.ABANDONED) this.addHole(POTHOLE_FACT.gaveUp, 1);
    else if (kind === EVENT.POTHOLE) {
      this.addHole(POTHOLE_FACT.met, 1);
      this.countOnce(this.holeAt(POTHOLE_FACT.meetingBuyers));
    } else if (kind === EVENT.AVERTED) this.addHole(POTHOLE_FACT.averted, 1);
    else if (kind === EVENT.RECOVERED) this.addHole(POTHOLE_FACT.recovered, 1);
    else if (kind === EVENT.LEFT && this.buyer.exit === EXIT.FRUSTRATED) this.addHole(POTHOLE_FACT.left, 1);
    else if (kind === EVENT.LEFT && this.buyer.exit === EXIT.PRESSURED) this.add(i, FACT.leftPressed, 1);
  }

  settled(): void {}

  private endExposure(kind: number, i: number): void {
    this.add(i, FACT.exposures, 1);
    this.countOnce(this.factAt(i, FACT.exposedBuyers));
    if (this.chance >= 0) this.addPush(i);
    this.chance = -1;
    if (kind === EVENT.IGNORED) return;
    this.add(i, FACT.notices, 1);
    this.countOnce(this.factAt(i, FACT.noticingBuyers));
    if (kind !== EVENT.NOTICED) this.countOnce(this.factAt(i, FACT.attendingBuyers));
    const { pressure, dissonance } = this.buyer;
    if (dissonance > 0) {
      this.add(i, FACT.clashes, 1);
      this.add(i, FACT.dissonance, inSteps(dissonance));
      this.countOnce(this.factAt(i, FACT.clashingBuyers));
    }
    if (pressure > 0) this.addPressure(i, pressure);
  }

  private addPush(i: number): void {
    this.add(i, FACT.pushes, 1);
    this.add(i, FACT.noticeChance, inSteps(this.chance));
    this.add(i, FACT.freshChance, inSteps(this.fresh));
    if (this.chance > (1 - TIRED) * this.fresh) return;
    this.add(i, FACT.tiredPushes, 1);
    this.countOnce(this.factAt(i, FACT.tiredBuyers));
  }

  private addPressure(i: number, pressure: number): void {
    this.add(i, FACT.pressed, 1);
    this.add(i, FACT.pressure, inSteps(pressure));
    this.countOnce(this.factAt(i, FACT.pressedBuyers));
    const room = this.buyer.latitude + this.plan.parameters.askSlack;
    const cell = Math.min(ROOMS - 1, Math.floor(room * ROOMS));
    this.tally.counts[this.tally.layout.rooms + i * ROOMS + cell]++;
  }

  private fallDue(i: number, remembered: boolean): void {
    const delay = this.buyer.followUpDelay[i];
    const wait = this.waits.findIndex((one) => one.touchpoint === i && one.delay === delay);
    const start = this.tally.layout.delays + (wait * INTENTS.length + this.buyer.intent) * WAIT_FACTS.length;
    this.tally.counts[start + WAIT_FACT.due]++;
    this.countOnce(start + WAIT_FACT.dueBuyers);
    if (remembered) return;
    this.tally.counts[start + WAIT_FACT.forgotten]++;
    this.countOnce(start + WAIT_FACT.forgettingBuyers);
  }

  private add(i: number, fact: number, amount: number): void {
    this.tally.counts[this.factAt(i, fact)] += amount;
  }

  private addHole(fact: number, amount: number): void {
    this.tally.counts[this.holeAt(fact)] += amount;
  }

  private factAt(i: number, fact: number): number {
    return this.tally.layout.facts + (i * INTENTS.length + this.buyer.intent) * FACTS.length + fact;
  }

  /** Where a fact about the pothole met last stands. */
  private holeAt(fact: number): number {
    const { pothole, intent } = this.buyer;
    return this.tally.layout.holes + (pothole * INTENTS.length + intent) * POTHOLE_FACTS.length + fact;
  }

  /** Counts a buyer, who may come here again, once. */
  private countOnce(at: number): void {
    if (this.seen[at] === this.life) return;
    this.seen[at] = this.life;
    this.tally.counts[at]++;
  }
}

/** Inspects the lives of the buyers from ≤ number < to under a plan. */
export function inspect(plan: Plan, seed: string, from: number, to: number): InspectionTally {
  using inspector = new Inspector(plan, seed);
  return inspector.inspect(from, to);
}
