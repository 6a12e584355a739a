import { Buyer } from '../buyer';
import { joinSchedule } from '../schedule';

/** A buyer comes as far as `stage`; stages never fall. Those who join an audience begin to get its pushes. */
export function reachStage(b: Buyer, stage: i32): void {
  if (stage <= b.stage) return;
  b.stage = stage;
  joinSchedule(b);
}
