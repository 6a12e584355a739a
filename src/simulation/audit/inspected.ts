/** An inspection read by what its counts mean, beside the design that was inspected. */
import { STEPS } from '../layout.ts';
import type { Plan } from '../plan.ts';
import { INTENTS, POTHOLE_KINDS, type PotholeKind } from '../vocabulary.ts';
import {
  FACT,
  FACTS,
  POTHOLE_FACT,
  POTHOLE_FACTS,
  ROOMS,
  WAIT_FACT,
  WAIT_FACTS,
  waitsOf,
  type Fact,
  type InspectionTally,
  type PotholeFact,
  type WaitFact,
} from './inspectionTally.ts';
import type { Survey } from './survey.ts';

/** Numbers by intent, in the order of INTENTS. */
export type ByIntent = readonly number[];

export interface HoleFacts {
  readonly touchpoint: string;
  readonly kind: PotholeKind;
  /** Chance that one who is there meets it, after care. */
  readonly chance: number;
  readonly of: (fact: PotholeFact) => ByIntent;
}

export interface WaitFacts {
  readonly touchpoint: string;
  readonly delay: number;
  readonly of: (fact: WaitFact) => ByIntent;
}

const IN_STEPS: ReadonlySet<Fact> = new Set(['noticeChance', 'freshChance', 'pressure', 'dissonance']);

export class Inspected {
  readonly survey: Survey;
  readonly plan: Plan;
  private readonly tally: InspectionTally;

  /** All three of one design: its survey, its plan, what an inspection of the plan came to. */
  constructor(survey: Survey, plan: Plan, tally: InspectionTally) {
    this.survey = survey;
    this.plan = plan;
    this.tally = tally;
  }

  /** Buyers looked at. */
  get buyers(): ByIntent {
    return this.byIntent(this.tally.layout.buyers, 1, 0);
  }

  /** A fact about a touchpoint. */
  of(touchpoint: string, fact: Fact): ByIntent {
    const start = this.tally.layout.facts + this.plan.keys.indexOf(touchpoint) * INTENTS.length * FACTS.length;
    const counts = this.byIntent(start, FACTS.length, FACT[fact]);
    return IN_STEPS.has(fact) ? counts.map((count) => count / STEPS) : counts;
  }

  /** The declared potholes, by touchpoint and kind. */
  get holes(): HoleFacts[] {
    const { plan } = this;
    const start = this.tally.layout.holes;
    return plan.keys.flatMap((touchpoint, i) =>
      Array.from({ length: plan.potholeFrom[i + 1] - plan.potholeFrom[i] }, (_, nth) => {
        const at = plan.potholeFrom[i] + nth;
        const place = start + at * INTENTS.length * POTHOLE_FACTS.length;
        return {
          touchpoint,
          kind: POTHOLE_KINDS[plan.potholeKind[at]],
          chance: plan.potholeLeft[at],
          of: (fact: PotholeFact) => this.byIntent(place, POTHOLE_FACTS.length, POTHOLE_FACT[fact]),
        };
      }),
    );
  }

  /** The follow-ups that have to be remembered, by touchpoint and delay. */
  get waits(): WaitFacts[] {
    const start = this.tally.layout.delays;
    return waitsOf(this.plan).map(({ touchpoint, delay }, at) => ({
      touchpoint: this.plan.keys[touchpoint],
      delay,
      of: (fact: WaitFact) =>
        this.byIntent(start + at * INTENTS.length * WAIT_FACTS.length, WAIT_FACTS.length, WAIT_FACT[fact]),
    }));
  }

  /** The most, in whole hundredths, that could be asked at a touchpoint of half of those whom it presses now. */
  medianRoom(touchpoint: string): number {
    const start = this.tally.layout.rooms + this.plan.keys.indexOf(touchpoint) * ROOMS;
    const cells = this.tally.counts.subarray(start, start + ROOMS);
    const half = cells.reduce((sum, count) => sum + count, 0) / 2;
    let below = 0;
    for (let cell = 0; cell < ROOMS; cell++) {
      // Half of them stand in this cell or above it.
      if (below + cells[cell] > half) return cell / ROOMS;
      below += cells[cell];
    }
    return 1;
  }

  private byIntent(start: number, step: number, fact: number): ByIntent {
    return INTENTS.map((_, intent) => this.tally.counts[start + intent * step + fact]);
  }
}

export const sum = (counts: ByIntent): number => counts.reduce((total, count) => total + count, 0);
