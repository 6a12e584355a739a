/** Reads a tally by what its counts mean. */
import type { Plan } from '../plan.ts';
import {
  CELLS_PER_PERSONA,
  COUNT,
  EVENT,
  KINDS,
  MOMENTS,
  QUANTITY,
  STEPS,
  WHOLE_QUANTITIES,
  type Layout,
  type Quantity,
} from '../layout.ts';
import type { Estimate } from '../summary.ts';
import type { Tally } from '../tally.ts';
import { EXITS, INTENTS, JOURNEYS } from '../vocabulary.ts';
import { mean } from './interval.ts';

export class Reader {
  readonly plan: Plan;
  readonly layout: Layout;
  readonly counts: Float64Array;
  readonly tally: Tally;
  readonly buyers: number;
  /** Buyers who noticed anything. */
  readonly reached: number;

  constructor(plan: Plan, tally: Tally) {
    this.plan = plan;
    this.tally = tally;
    this.layout = tally.layout;
    this.counts = tally.counts;
    this.buyers = tally.buyers;
    this.reached = this.buyers - this.counts[COUNT.UNREACHED];
  }

  /** Buyers of a cell of persona × intent × journey × exit; what is left out is summed over. */
  outcome(cell: { persona?: number; intent?: number; journey?: number; exit?: number }): number {
    let sum = 0;
    for (let persona = 0; persona < this.layout.personas; persona++) {
      if (cell.persona !== undefined && cell.persona !== persona) continue;
      for (let intent = 0; intent < INTENTS.length; intent++) {
        if (cell.intent !== undefined && cell.intent !== intent) continue;
        for (let journey = 0; journey < JOURNEYS.length; journey++) {
          if (cell.journey !== undefined && cell.journey !== journey) continue;
          for (let exit = 0; exit < EXITS.length; exit++) {
            if (cell.exit !== undefined && cell.exit !== exit) continue;
            const at = (intent * JOURNEYS.length + journey) * EXITS.length + exit;
            sum += this.counts[this.layout.outcomes + persona * CELLS_PER_PERSONA + at];
          }
        }
      }
    }
    return sum;
  }

  /** Counts of an event kind at a touchpoint, by day of the horizon: a part of the tally's column, which is not copied. */
  byDay(touchpoint: number, kind: number): Float64Array {
    const start = this.layout.events + (touchpoint * KINDS + kind) * this.layout.days;
    return this.counts.subarray(start, start + this.layout.days);
  }

  events(touchpoint: number, kind: number): number {
    const start = this.layout.events + (touchpoint * KINDS + kind) * this.layout.days;
    let sum = 0;
    for (let at = start; at < start + this.layout.days; at++) sum += this.counts[at];
    return sum;
  }

  moment(touchpoint: number, moment: number): number {
    return this.counts[this.layout.moments + touchpoint * MOMENTS + moment];
  }

  /** Mean over n buyers of a per buyer quantity. */
  mean(quantity: Quantity, n: number, z: number): Estimate {
    const at = this.layout.quantities + QUANTITY[quantity] * 2;
    const steps = QUANTITY[quantity] < WHOLE_QUANTITIES ? 1 : STEPS;
    return mean(this.counts[at] / steps, this.counts[at + 1] / steps, n, z);
  }

  attended(touchpoint: number): number {
    return this.events(touchpoint, EVENT.ENGAGED) + this.events(touchpoint, EVENT.ABANDONED);
  }
}
