import type { Buyer } from '../buyer.ts';
import { OWNER, TRIGGER } from '../plan.ts';
import { DECISION } from '../decisions.ts';
import { EVENT } from '../layout.ts';
import { exp, exponential } from '../math.ts';
import { PURPOSE, SERIES } from '../random.ts';
import { fire } from './respond.ts';

/** What a pick gives when the buyer's attention goes to the rest of the world. */
export const ELSEWHERE = -1;
/** Stands for no touchpoint. */
const NOBODY = -1;

/**
 * Whether the buyer forgets to go where follow-up `occurrence` to touchpoint i leads.
 *
 * P(remember) = exp(−ω·d/(keep·h·(0.25 + s))), d the delay that the plan gives
 */
export function forget(b: Buyer, i: number): boolean {
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
export function driftOff(b: Buyer, i: number): boolean {
  b.draw(PURPOSE.REMEMBER_DRIFT);
  b.chance = Math.min(1, b.drift * b.plan.disorder);
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
export function pick(b: Buyer): number {
  return pickAmong(b, NOBODY);
}

/** What a buyer who drifts off on the way to touchpoint `from` picks instead. */
export function pickInstead(b: Buyer, from: number): number {
  return pickAmong(b, from);
}

function pickAmong(b: Buyer, from: number): number {
  const { plan, luck } = b;
  const p = plan.parameters;
  const drifting = from !== NOBODY;
  const purpose = drifting ? PURPOSE.PICK_DRIFTING : PURPOSE.PICK;
  const series = drifting ? SERIES.FOLLOW_UP : SERIES.VISIT;
  // A drifting buyer's candidates are addressed by the follow-up as well, so that two follow-ups never share a draw.
  const salt0 = drifting ? b.key0[from] : 0;
  const salt1 = drifting ? b.key1[from] : 0;
  const ownPull = p.returnFloor + 2 * b.memory() * b.trust;
  const row = b.persona * plan.touchpoints;

  let picked = ELSEWHERE;
  let best = Infinity;
  if (p.elsewhere > 0) {
    luck.draw(b.elsewhereKey0 ^ salt0, (b.elsewhereKey1 + salt1) | 0, purpose, series, b.occurrence);
    best = exponential(luck.first) / p.elsewhere;
  }
  for (let n = 0; n < plan.candidates.length; n++) {
    const i = plan.candidates[n];
    if (i === from || b.stage < plan.audience[i]) continue;
    const weight = plan.pull[i] * plan.affinityPull[row + i] * (plan.owner[i] === OWNER.OWNED ? ownPull : 1);
    if (weight === 0) continue;
    luck.draw(b.key0[i] ^ salt0, (b.key1[i] + salt1) | 0, purpose, series, b.occurrence);
    const fares = exponential(luck.first) / weight;
    if (fares < best) {
      best = fares;
      picked = i;
    }
  }
  return picked;
}
