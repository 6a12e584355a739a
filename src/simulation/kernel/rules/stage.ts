import { Buyer } from '../buyer';
import { joinCalendar } from '../calendar';
import { findNextPush, startRandomPushes } from '../schedule';

/** A buyer comes as far as `stage`; stages never fall. Those who join an audience begin to get its pushes. */
export function reachStage(b: Buyer, stage: i32): void {
  if (stage <= b.stage) return;
  const audiences = b.plan.audienceMask;
  const joined = audiences[stage] & ~audiences[b.stage];
  b.stage = stage;
  if (joined !== 0) joinAudiences(b, joined);
}

/** @param joined a bit for each touchpoint that may get to them now */
function joinAudiences(b: Buyer, joined: u64): void {
  startRandomPushes(b, joined);
  joinCalendar(b);
  findNextPush(b);
}
