import { Buyer } from '../buyer';
import { EVENT, STAGE } from '../generated/words';
import { greater, lesser } from '../math';
import { Touchpoint } from '../plan';
import { blend, scaleBy } from '../themes';
import { reachStage } from './stage';

/**
 * What noticing a touchpoint leaves behind: fatigue, and a mental note of the story, or damage to it by a rival's.
 *
 * f += fatigueNoticed. A rival with a telling: M ← M·(1 − interference·branding). Others:
 * h ← max(h, min(maxMemoryDays, h·(1 + spacing·branding·c·(1 − R))));
 * Rehearse(x, encodeNoticed·branding·(1 − s)·(1 + recognitionBoost·ρ));
 * τ += trustRecognition·ρ(1 − τ) − trustDissonance·δτ; e −= moodDissonance·δ
 */
export function remember(b: Buyer, t: Touchpoint): void {
  const plan = b.plan;
  b.fatigue += plan.fatigueNoticed;
  if (t.isRival()) {
    if (t.tells === 1) interfere(b, t);
    return;
  }
  reachStage(b, STAGE.AWARE);
  if (b.lastNotice >= 0 && b.now - b.lastNotice > plan.dormantDays) b.record(EVENT.RETURNED, t);
  b.lastNotice = b.now;
  b.recorder.noticed(t);
  if (t.tells === 0) return;

  const branding = t.branding;
  b.retained = b.retention();
  b.strength = plan.encodeNoticed * branding * (1 - b.memory()) * (1 + plan.recognitionBoost * b.recognition);
  if (b.traceLength > 0) {
    const longer = b.memoryDays * (1 + plan.spacing * branding * b.likeness * (1 - b.retained));
    b.keepFor(greater(b.memoryDays, lesser(plan.maxMemoryDays, longer)));
  }
  rehearse(b, t);
  b.moveTrust(plan.trustRecognition * b.recognition * (1 - b.trust) - plan.trustDissonance * b.dissonance * b.trust);
  b.moveMood(-plan.moodDissonance * b.dissonance);
}

/** A visit that was worth it is remembered as well: Rehearse(x, encodeEngaged·branding·(1 − s)) */
export function rememberVisit(b: Buyer, t: Touchpoint): void {
  const plan = b.plan;
  if (t.tells === 0) return;
  b.retained = b.retention();
  b.strength = plan.encodeEngaged * t.branding * (1 - b.memory());
  rehearse(b, t);
}

/** A rival's story weakens the trace without making it older. */
function interfere(b: Buyer, t: Touchpoint): void {
  const left = 1 - b.plan.interference * t.branding;
  scaleBy(b.trace, left, b.plan.fours);
  b.traceLength *= left;
}

/**
 * Lays what a touchpoint tells, with the strength g that stands in `strength`, over what is remembered; R is in `retained`.
 *
 * N = M·R·(1 − interference·δ) + g·x, at most of length 1; w = g/(‖M‖·R·(1 − interference·δ) + g); a ← a·(1 − w);
 * M ← N/R with the new a and h, so that N is what is remembered now. A fresh trace is young, an old one topped up a
 * little stays old.
 */
function rehearse(b: Buyer, t: Touchpoint): void {
  const plan = b.plan;
  const trace = b.trace;
  const strength = b.strength;
  const kept = b.retained * (1 - plan.interference * b.dissonance);
  const left = b.traceLength * kept;
  const total = left + strength;
  if (total === 0) {
    scaleBy(trace, 0, plan.fours);
    b.traceLength = 0;
    return;
  }
  const squares = blend(trace, kept, t.telling, strength, plan.fours);
  b.age(b.traceAge * (left / total));
  const length = sqrt(squares);
  const scale = (length > 1 ? 1 / length : 1) * b.fading();
  scaleBy(trace, scale, plan.fours);
  b.traceLength = length * scale;
}
