/** What a life comes to: the quantities that experiments compare, one number each (src/simulation/outcome.ts). */
import { MEASURE, MOMENT, QUANTITY, WHOLE_QUANTITIES } from './generated/words';
import { Floats } from './memory';
import { journeyOf, NOWHERE, Recorder } from './recorder';
import { BuyerState } from './state';

/** Of the life that `recorder` has just closed the book of, by MEASURE; call before a friend's life begins. */
export function measure(recorder: Recorder, b: BuyerState, into: Floats): void {
  const totals = recorder.totals;
  const momentsLived = recorder.momentsLived;
  const plan = recorder.plan;
  const journey = journeyOf(b.stage);
  const bought: f64 = b.purchases > 0 ? 1 : 0;
  const reached: f64 = recorder.entry === NOWHERE ? 0 : 1;
  const long: f64 = recorder.walk.isLong ? 1 : 0;
  const planned: f64 = recorder.walk.isPlanned ? 1 : 0;
  const stayedAway = reached * (1 - bought);
  for (let m = MEASURE.left; m <= MEASURE.bought; m++) into[m] = m - MEASURE.left === journey ? 1 : 0;
  into[MEASURE.unreached] = 1 - reached;
  into[MEASURE.repeat] = b.purchases >= 2 ? 1 : 0;
  into[MEASURE.advocate] = b.referrals >= 1 ? 1 : 0;
  for (let q = 0; q < WHOLE_QUANTITIES; q++) into[MEASURE.touches + q] = totals[q];
  into[MEASURE.reached] = reached;
  into[MEASURE.long] = long;
  into[MEASURE.planned] = planned;
  into[MEASURE.longBought] = long * bought;
  into[MEASURE.plannedBought] = planned * bought;
  into[MEASURE.reachedNotBought] = stayedAway;
  into[MEASURE.content] = totals[QUANTITY.peakEnd] >= 0 ? stayedAway : 0;
  into[MEASURE.vulnerable] = momentsLived[MOMENT.VULNERABLE];
  into[MEASURE.answered] = momentsLived[MOMENT.ANSWERED];
  into[MEASURE.troubled] = momentsLived[MOMENT.TROUBLED];
  into[MEASURE.mended] = momentsLived[MOMENT.MENDED];
  into[MEASURE.memory] = totals[QUANTITY.memory];
  into[MEASURE.trust] = totals[QUANTITY.trust];
  into[MEASURE.mood] = totals[QUANTITY.mood];
  into[MEASURE.peakEnd] = totals[QUANTITY.peakEnd];
  into[MEASURE.allowed] = totals[QUANTITY.allowed];
  into[MEASURE.listened] = recorder.listened;
  into[MEASURE.pressure] = totals[QUANTITY.pressure] * plan.pressureScale;
  into[MEASURE.revenue] = totals[QUANTITY.revenue] * plan.revenueScale;
  into[MEASURE.cost] = totals[QUANTITY.cost] * plan.costScale;
}
