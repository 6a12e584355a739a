import { Buyer } from '../buyer';
import { EVENT, OWNER, STAGE } from '../generated/words';
import { greater, lesser } from '../math';
import { blend, scaleBy } from '../themes';
import { reachStage } from './stage';

/**
 * What noticing touchpoint i leaves behind: fatigue, and a mental note of the story, or damage to it by a rival's.
 *
 * f += fatigueNoticed. A rival with a telling: M ← M·(1 − interference·branding). Others:
 * h ← max(h, min(maxMemoryDays, h·(1 + spacing·branding·c·(1 − R))));
 * Rehearse(x, encodeNoticed·branding·(1 − s)·(1 + recognitionBoost·ρ));
 * τ += trustRecognition·ρ(1 − τ) − trustDissonance·δτ; e −= moodDissonance·δ
 */
export function remember(b: Buyer, i: i32): void {
  const plan = b.plan;
  const p = plan.parameters;
  b.fatigue += p.fatigueNoticed;
  if (plan.owner[i] === OWNER.COMPETITOR) {
    if (plan.tells[i] === 1) interfere(b, i);
    return;
  }
  reachStage(b, STAGE.AWARE);
  if (b.lastNotice >= 0 && b.now - b.lastNotice > p.dormantDays) b.record(EVENT.RETURNED, i);
  b.lastNotice = b.now;
  b.recorder.noticed(i);
  if (plan.tells[i] === 0) return;

  const branding = plan.branding[i];
  b.retained = b.retention();
  b.strength = p.encodeNoticed * branding * (1 - b.memory()) * (1 + p.recognitionBoost * b.recognition);
  if (b.traceLength > 0) {
    const longer = b.memoryDays * (1 + p.spacing * branding * b.likeness * (1 - b.retained));
    b.keepFor(greater(b.memoryDays, lesser(p.maxMemoryDays, longer)));
  }
  rehearse(b, i);
  b.moveTrust(p.trustRecognition * b.recognition * (1 - b.trust) - p.trustDissonance * b.dissonance * b.trust);
  b.moveMood(-p.moodDissonance * b.dissonance);
}

/** A visit that was worth it is remembered as well: Rehearse(x, encodeEngaged·branding·(1 − s)) */
export function rememberVisit(b: Buyer, i: i32): void {
  const plan = b.plan;
  if (plan.tells[i] === 0) return;
  b.retained = b.retention();
  b.strength = plan.parameters.encodeEngaged * plan.branding[i] * (1 - b.memory());
  rehearse(b, i);
}

/** A rival's story weakens the trace without making it older. */
function interfere(b: Buyer, i: i32): void {
  const left = 1 - b.plan.parameters.interference * b.plan.branding[i];
  scaleBy(b.trace, left, b.plan.pairs);
  b.traceLength *= left;
}

/**
 * Lays what touchpoint i tells, with the strength g that stands in `strength`, over what is remembered; R is in `retained`.
 *
 * N = M·R·(1 − interference·δ) + g·x, at most of length 1; w = g/(‖M‖·R·(1 − interference·δ) + g); a ← a·(1 − w);
 * M ← N/R with the new a and h, so that N is what is remembered now. A fresh trace is young, an old one topped up a
 * little stays old.
 */
function rehearse(b: Buyer, i: i32): void {
  const plan = b.plan;
  const trace = b.trace;
  const strength = b.strength;
  const kept = b.retained * (1 - plan.parameters.interference * b.dissonance);
  const left = b.traceLength * kept;
  const total = left + strength;
  if (total === 0) {
    scaleBy(trace, 0, plan.pairs);
    b.traceLength = 0;
    return;
  }
  const squares = blend(trace, kept, plan.tellingOf(i), strength, plan.pairs);
  b.age(b.traceAge * (left / total));
  const length = sqrt(squares);
  const scale = (length > 1 ? 1 / length : 1) * b.fading();
  scaleBy(trace, scale, plan.pairs);
  b.traceLength = length * scale;
}
