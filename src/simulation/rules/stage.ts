import type { Buyer } from '../buyer.ts';
import { joinSchedule } from '../schedule.ts';

/** A buyer comes as far as `stage`; stages never fall. Those who join an audience begin to get its pushes. */
export function reachStage(b: Buyer, stage: number): void {
  if (stage <= b.stage) return;
  b.stage = stage;
  joinSchedule(b);
}
