import { Buyer } from '../buyer';
import { DECISION, EVENT, OWNER, PURPOSE, SERIES, TRIGGER } from '../generated/words';
import { exp, exponential, lesser, uniform } from '../math';
import { counterOf } from '../random';
import { fire } from './respond';

/** What a pick gives when the buyer's attention goes to the rest of the world. */
export const ELSEWHERE = -1;
/** Stands for no touchpoint. */
const NOBODY = -1;

/**
 * Whether the buyer forgets to go where follow-up `occurrence` to touchpoint i leads.
 *
 * P(remember) = exp(−ω·d/(keep·h·(0.25 + s))), d the delay that the plan gives
 */
export function forget(b: Buyer, i: i32): bool {
  const delay = b.followUpDelay[i];
  if (delay === 0) return false;
  const p = b.plan.parameters;
  b.draw(PURPOSE.REMEMBER_DRIFT);
  b.chance = exp((-b.plan.disorder * delay) / (p.keep * b.memoryDays * (0.25 + b.memory())));
  if (b.happens(DECISION.REMEMBER, b.luck.first)) return false;
  b.record(EVENT.FORGOT, i);
  fire(b, i, TRIGGER.FORGOT);
  return true;
}

/** Whether the buyer, on the way to touchpoint i, wanders off instead. P = min(1, drift·ω) */
export function driftOff(b: Buyer, i: i32): bool {
  b.draw(PURPOSE.REMEMBER_DRIFT);
  b.chance = lesser(1.0, b.drift * b.plan.disorder);
  if (!b.happens(DECISION.DRIFT, b.luck.second)) return false;
  b.record(EVENT.DRIFTED, i);
  return true;
}

/**
 * What a buyer who goes looking picks: the smallest −ln(u)/w over the candidates, each with a draw of its own, so that a
 * candidate's absence does not change the others' luck.
 *
 * w = pull·exp(affinity)·(OWNED: returnFloor + 2·s·τ; others: 1); the rest of the world: `elsewhere`
 */
export function pick(b: Buyer): i32 {
  return pickAmong(b, NOBODY);
}

/** What a buyer who drifts off on the way to touchpoint `from` picks instead. */
export function pickInstead(b: Buyer, from: i32): i32 {
  return pickAmong(b, from);
}

function pickAmong(b: Buyer, from: i32): i32 {
  const plan = b.plan;
  const luck = b.luck;
  const p = plan.parameters;
  const drifting = from !== NOBODY;
  const purpose = drifting ? PURPOSE.PICK_DRIFTING : PURPOSE.PICK;
  const series = drifting ? SERIES.FOLLOW_UP : SERIES.VISIT;
  // A drifting buyer's candidates are addressed by the follow-up as well, so that two follow-ups never share a draw.
  const salt0 = drifting ? plan.key0[from] : 0;
  const salt1 = drifting ? plan.key1[from] : 0;
  const ownPull = p.returnFloor + 2 * b.memory() * b.trust;
  const row = b.persona * plan.touchpoints;

  drawPicks(b, counterOf(purpose, series, b.occurrence), salt0, salt1);
  let picked = ELSEWHERE;
  let best: f64 = Infinity;
  if (p.elsewhere > 0) {
    luck.draw(plan.elsewhereKey0 ^ salt0, plan.elsewhereKey1 + salt1, purpose, series, b.occurrence);
    best = exponential(luck.first) / p.elsewhere;
  }
  for (let n = 0; n < plan.picks; n++) {
    const i = plan.candidates[n];
    if (i === from || b.stage < plan.audience[i]) continue;
    const weight = plan.pull[i] * plan.affinityPull[row + i] * (plan.owner[i] === OWNER.OWNED ? ownPull : 1);
    if (weight === 0) continue;
    const word = b.pickWords[((n >> 2) << 3) + (n & 3)];
    // −ln(u) ≥ 1 − u: most draws lose without a logarithm.
    if (1 - uniform(word) > best * weight) continue;
    const fares = exponential(word) / weight;
    if (fares < best) {
      best = fares;
      picked = i;
    }
  }
  return picked;
}

/** Draws for all candidates, four at a time. */
function drawPicks(b: Buyer, counter: i32, salt0: i32, salt1: i32): void {
  const plan = b.plan;
  for (let n = 0; n < plan.picks; n += 4) {
    const key0 = v128.load(changetype<usize>(plan.pickKey0) + ((<usize>n) << 2));
    const key1 = v128.load(changetype<usize>(plan.pickKey1) + ((<usize>n) << 2));
    b.luck.draw4(
      v128.xor(key0, i32x4.splat(salt0)),
      i32x4.add(key1, i32x4.splat(salt1)),
      i32x4.splat(counter),
      b.pickWords.from(n << 1),
    );
  }
}
