import { Buyer } from '../buyer';
import { DECISION, MOMENT, OWNER, PURPOSE, TRIGGER, TRIGGERS } from '../generated/words';
import { schedule } from '../schedule';

/** Fires the links of touchpoint i on a trigger; true when there was one. At ω = 0 each fires once a buyer. */
export function fire(b: Buyer, i: i32, trigger: i32): bool {
  const plan = b.plan;
  if (plan.owner[i] === OWNER.COMPETITOR) return false;
  const slot = i * TRIGGERS + trigger;
  const end = plan.linkFrom[slot + 1];
  let fired = false;
  for (let link = plan.linkFrom[slot]; link < end; link++) {
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
export function respond(b: Buyer, i: i32): void {
  const troubled = b.averted || b.stumbled;
  if (troubled) b.recorder.moment(i, MOMENT.TROUBLED);
  if (b.averted || b.recovered) b.recorder.moment(i, MOMENT.MENDED);
  if (!troubled && b.pressure === 0 && !b.fell) return;
  b.recorder.moment(i, MOMENT.VULNERABLE);
  const answered = !b.left && listens(b, i) && fire(b, i, TRIGGER.DISTRESS);
  if (answered || b.recovered) b.recorder.moment(i, MOMENT.ANSWERED);
}

function listens(b: Buyer, i: i32): bool {
  b.chance = b.plan.listening[i];
  if (b.chance === 0) return false;
  b.draw(PURPOSE.QUIT_LISTEN);
  return b.happens(DECISION.LISTEN, b.luck.second);
}
