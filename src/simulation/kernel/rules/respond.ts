import { Buyer } from '../buyer';
import { DECISION, MOMENT, PURPOSE, TRIGGER } from '../generated/words';
import { Touchpoint } from '../plan';
import { secondOf } from '../random';
import { schedule } from '../schedule';

/** Fires the links of a touchpoint on a trigger; true when there was one. At ω = 0 each fires once a buyer. */
export function fire(b: Buyer, t: Touchpoint, trigger: i32): bool {
  const plan = b.plan;
  const end = t.linkFrom[trigger + 1];
  let fired = false;
  for (let link = t.linkFrom[trigger]; link < end; link++) {
    if (plan.disorder === 0) {
      if (b.linkFired[link] === 1) continue;
      b.linkFired[link] = 1;
    }
    schedule(b, plan.linkTo[link], plan.linkDelay[link]);
    fired = true;
  }
  return fired;
}

/**
 * What becomes of a vulnerable moment: an exposure with a pothole met or averted, with pressure, or with a fall into
 * distress. With chance `listening` it is noticed, and links on DISTRESS fire. It was answered to the cue when it was put
 * right or such a link fired.
 */
export function respond(b: Buyer, t: Touchpoint): void {
  const troubled = b.averted || b.stumbled;
  if (troubled) b.recorder.moment(t, MOMENT.TROUBLED);
  if (b.averted || b.recovered) b.recorder.moment(t, MOMENT.MENDED);
  if (!troubled && b.pressure === 0 && !b.fell) return;
  b.recorder.moment(t, MOMENT.VULNERABLE);
  const answered = !b.left && listens(b, t) && fire(b, t, TRIGGER.DISTRESS);
  if (answered || b.recovered) b.recorder.moment(t, MOMENT.ANSWERED);
}

function listens(b: Buyer, t: Touchpoint): bool {
  if (t.listening === 0) return false;
  return b.happens(DECISION.LISTEN, secondOf(b.draw(PURPOSE.QUIT_LISTEN)), t.listening);
}
