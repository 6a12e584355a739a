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
  const recognition = b.recognition;
  const dissonance = b.dissonance;
  const retained = b.retention();
  const strength =
    plan.encodeNoticed * branding * (1 - b.memoryKept(retained)) * (1 + plan.recognitionBoost * recognition);
  if (b.traceLength > 0) {
    const days = b.memoryDays;
    const longer = days * (1 + plan.spacing * branding * b.likeness * (1 - retained));
    b.keepFor(greater(days, lesser(plan.maxMemoryDays, longer)));
  }
  rehearse(b, t, retained, dissonance, strength);
  b.moveTrust(plan.trustRecognition * recognition * (1 - b.trust) - plan.trustDissonance * dissonance * b.trust);
  b.moveMood(-plan.moodDissonance * dissonance);
}

/** A visit that was worth it is remembered as well: Rehearse(x, encodeEngaged·branding·(1 − s)) */
export function rememberVisit(b: Buyer, t: Touchpoint): void {
  const plan = b.plan;
  if (t.tells === 0) return;
  const retained = b.retention();
  const strength = plan.encodeEngaged * t.branding * (1 - b.memoryKept(retained));
  rehearse(b, t, retained, b.dissonance, strength);
}

/** A rival's story weakens the trace without making it older. */
function interfere(b: Buyer, t: Touchpoint): void {
  const left = 1 - b.plan.interference * t.branding;
  scaleBy(b.trace, left, b.plan.fours);
  b.traceLength *= left;
}

/**
 * Lays what a touchpoint tells over what is remembered.
 *
 * N = M·R·(1 − interference·δ) + g·x, at most of length 1; w = g/(‖M‖·R·(1 − interference·δ) + g); a ← a·(1 − w);
 * M ← N/R with the new a and h, so that N is what is remembered now. A fresh trace is young, an old one topped up a
 * little stays old.
 *
 * @param retained R before the exposure
 * @param dissonance δ
 * @param strength g
 */
function rehearse(b: Buyer, t: Touchpoint, retained: f64, dissonance: f64, strength: f64): void {
  const plan = b.plan;
  const trace = b.trace;
  const kept = retained * (1 - plan.interference * dissonance);
  const left = b.traceLength * kept;
  const total = left + strength;
  if (total === 0) {
    scaleBy(trace, 0, plan.fours);
    b.traceLength = 0;
    return;
  }
  const squares = blend(trace, kept, t.telling, strength, plan.fours);
  const faded = b.age(b.traceAge * (left / total));
  const length = sqrt(squares);
  const scale = (length > 1 ? 1 / length : 1) * faded;
  scaleBy(trace, scale, plan.fours);
  b.traceLength = length * scale;
}
