/**
 * Compiles a design into flat arrays: names become numbers, chances become log-odds, lists become ranges. Everything runs
 * in the order of sorted keys, so the order in a file never matters.
 */
import type { Design, Touchpoint } from './design.ts';
import type { Environment } from './environment.ts';
import { exp, log } from './math.ts';
import { GOAL, INTENTS_BY_NAME, MOVE, OWNER, STAGE_OF, TRIGGER, type Label, type Plan } from './plan.ts';
import type { ParameterValues } from './parameters.ts';
import { CARE_KINDS, INTENTS, POTHOLE_KINDS, RELIEF, TRIGGERS, type Intent } from './vocabulary.ts';

/** Entries in their own order, each with its index among the sorted keys. */
function label(entries: readonly { key: string; name: string }[]): Label[] {
  const sorted = [...entries].sort(byKey).map((entry) => entry.key);
  return entries.map(({ key, name }) => ({ index: sorted.indexOf(key), key, name }));
}

const byKey = (one: { key: string }, other: { key: string }): number => (one.key < other.key ? -1 : 1);
const logit = (p: number): number => log(p) - log(1 - p);

/** Compiles a filled-in design. It must have passed `parseDesign`; parameters and environment are taken as checked. */
export function compile(design: Design, parameters: ParameterValues, environment: Environment): Plan {
  const touchpoints = [...design.touchpoints].sort(byKey);
  const at = new Map(touchpoints.map((touchpoint, index) => [touchpoint.key, index]));
  const column = (read: (touchpoint: Touchpoint) => number): Float64Array => Float64Array.from(touchpoints, read);
  const reality = Math.min(1, environment.disorder);

  return {
    parameters: { ...parameters },
    horizon: environment.horizonDays,
    days: Math.ceil(environment.horizonDays),
    arrivalDays: environment.arrivalDays,
    disorder: environment.disorder,
    reality,
    touchpoints: touchpoints.length,
    keys: touchpoints.map((touchpoint) => touchpoint.key),
    labels: { touchpoints: label(design.touchpoints), personas: label(design.personas) },
    ...compilePersonas(design, touchpoints, parameters),
    ...compileStory(design, touchpoints),
    ...compilePotholes(touchpoints, reality),
    ...compileLinks(design, at),
    ...compilePushes(touchpoints),

    owner: Uint8Array.from(touchpoints, (touchpoint) => OWNER[touchpoint.owner]),
    goal: Uint8Array.from(touchpoints, (touchpoint) => GOAL[touchpoint.goal]),
    audience: Uint8Array.from(touchpoints, (touchpoint) => STAGE_OF[touchpoint.audience]),
    sought: Uint8Array.from(touchpoints, (touchpoint) => (touchpoint.arrives === 'SOUGHT' ? 1 : 0)),
    noticeLogit: column((touchpoint) => logit(touchpoint.noticeRate)),
    engageLogit: column((touchpoint) => logit(touchpoint.engageRate)),
    actionLogit: column((touchpoint) => logit(touchpoint.actionRate)),
    effortLeft: column((touchpoint) => touchpoint.effort * (1 - careOf(touchpoint, 'SIMPLIFICATION'))),
    value: column((touchpoint) => touchpoint.value),
    ask: column((touchpoint) => touchpoint.ask),
    branding: column((touchpoint) => touchpoint.branding),
    listening: column((touchpoint) => touchpoint.listening),
    resolution: column((touchpoint) => careOf(touchpoint, 'RESOLUTION')),
    costPerExposure: column((touchpoint) => touchpoint.costPerExposure),
    costPerEngagement: column((touchpoint) => touchpoint.costPerEngagement),
    purchaseValue: column((touchpoint) => touchpoint.purchaseValue),
    candidates: Uint8Array.from(touchpoints.flatMap((touchpoint, index) => (touchpoint.pull > 0 ? [index] : []))),
    pull: column((touchpoint) => touchpoint.pull),

    pressureScale: powerOfTwoAbove([2 * environment.disorder]),
    revenueScale: powerOfTwoAbove(touchpoints.map((touchpoint) => touchpoint.purchaseValue)),
    costScale: powerOfTwoAbove(
      touchpoints.flatMap((touchpoint) => [touchpoint.costPerExposure, touchpoint.costPerEngagement]),
    ),
  };
}

const careOf = (touchpoint: Touchpoint, kind: string): number =>
  touchpoint.care.find((care) => care.kind === kind)?.strength ?? 0;

function compilePersonas(design: Design, touchpoints: readonly Touchpoint[], parameters: ParameterValues) {
  const personas = [...design.personas].sort(byKey);
  const affinity = Float64Array.from(
    personas.flatMap((persona) =>
      touchpoints.map(
        (touchpoint) => persona.affinity.find((entry) => entry.channel === touchpoint.channel)?.logOdds ?? 0,
      ),
    ),
  );
  return {
    personaKeys: personas.map((persona) => persona.key),
    personaUpTo: cumulate(personas.map((persona) => persona.share)),
    intentUpTo: Float64Array.from(
      personas.flatMap((persona) => {
        const weights = [
          persona.intents.passing,
          persona.intents.learning,
          persona.intents.relating,
          persona.intents.buying,
        ];
        return [...cumulate(INTENTS_BY_NAME.map((intent) => weights[intent]))];
      }),
    ),
    unitTraits: Float64Array.from(
      personas.flatMap(({ traits }) => [
        traits.attention,
        traits.patience,
        traits.trust,
        traits.drift,
        traits.sensitivity,
      ]),
    ),
    dayTraits: Float64Array.from(
      personas.flatMap(({ traits }) => [
        traits.memoryDays,
        traits.curiosityPerDay,
        traits.needDays ?? 0,
        traits.rebuyDays,
      ]),
    ),
    needNeverPasses: Uint8Array.from(personas, (persona) => (persona.traits.needDays === null ? 1 : 0)),
    affinity,
    affinityPull: affinity.map(exp),
    baseReadiness: byIntent({
      PASSING: parameters.readinessPassing,
      LEARNING: parameters.readinessLearning,
      RELATING: parameters.readinessRelating,
      BUYING: parameters.readinessBuying,
    }),
    needFactor: byIntent({
      PASSING: parameters.needPassing,
      LEARNING: parameters.needLearning,
      RELATING: parameters.needRelating,
      BUYING: parameters.needBuying,
    }),
  };
}

const byIntent = (values: Record<Intent, number>): Float64Array =>
  Float64Array.from(INTENTS, (intent) => values[intent]);

/** Running sums of weights, the last one exactly 1. */
function cumulate(weights: readonly number[]): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  const upTo = Float64Array.from(weights, (weight) => (sum += weight) / total);
  // Whatever rounding leaves at the end belongs to the last one that has any weight.
  for (let i = upTo.length - 1; i >= 0; i--) {
    upTo[i] = 1;
    if (weights[i] > 0) break;
  }
  return upTo;
}

function compileStory(design: Design, touchpoints: readonly Touchpoint[]) {
  const themes = [...design.story.themes].sort();
  const unit = (weights: readonly { theme: string; weight: number }[]): number[] => {
    const vector = themes.map((theme) => weights.find((entry) => entry.theme === theme)?.weight ?? 0);
    const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
    return vector.map((value) => value / length);
  };
  const brand = unit(design.story.promise);
  const tellings = touchpoints.map((touchpoint) =>
    touchpoint.telling ? unit(touchpoint.telling) : touchpoint.owner === 'OWNED' ? brand : null,
  );
  return {
    themes: themes.length,
    brand: Float64Array.from(brand),
    tells: Uint8Array.from(tellings, (telling) => (telling ? 1 : 0)),
    telling: Float64Array.from(tellings.flatMap((telling) => telling ?? themes.map(() => 0))),
  };
}

function compilePotholes(touchpoints: readonly Touchpoint[], reality: number) {
  const from = [0];
  const kind: number[] = [];
  const met: number[] = [];
  const left: number[] = [];
  const severity: number[] = [];
  for (const touchpoint of touchpoints) {
    POTHOLE_KINDS.forEach((name, index) => {
      const pothole = touchpoint.potholes.find((entry) => entry.kind === name);
      if (!pothole) return;
      const spared = CARE_KINDS.reduce(
        (product, care) => product * (1 - careOf(touchpoint, care) * (RELIEF[care][name] ?? 0)),
        1,
      );
      kind.push(index);
      met.push(pothole.prevalence * reality);
      left.push(pothole.prevalence * reality * spared);
      severity.push(pothole.severity);
    });
    from.push(kind.length);
  }
  return {
    potholeFrom: Int32Array.from(from),
    potholeKind: Uint8Array.from(kind),
    potholeMet: Float64Array.from(met),
    potholeLeft: Float64Array.from(left),
    potholeSeverity: Float64Array.from(severity),
  };
}

function compileLinks(design: Design, at: ReadonlyMap<string, number>) {
  const links = design.links
    .map((link) => ({
      from: at.get(link.from) as number,
      to: at.get(link.to) as number,
      on: TRIGGER[link.on],
      delay: link.delayDays,
    }))
    .sort((one, other) => one.from - other.from || one.on - other.on || one.to - other.to);
  const slots = at.size * TRIGGERS.length;
  const from = new Int32Array(slots + 1);
  for (const link of links) from[link.from * TRIGGERS.length + link.on + 1]++;
  for (let slot = 0; slot < slots; slot++) from[slot + 1] += from[slot];
  return {
    linkFrom: from,
    linkTo: Uint8Array.from(links, (link) => link.to),
    linkDelay: Float64Array.from(links, (link) => link.delay),
    moves: classifyMoves(links, at.size),
  };
}

/** LINK: the plan says so. SKIP: the plan leads there, but over others. BACK: the plan leads the other way. Else INSERTED. */
function classifyMoves(links: readonly { from: number; to: number }[], size: number): Uint8Array {
  const reaches = Array.from({ length: size }, () => new Uint8Array(size));
  for (const link of links) reaches[link.from][link.to] = 1;
  for (let via = 0; via < size; via++)
    for (let from = 0; from < size; from++)
      if (reaches[from][via]) for (let to = 0; to < size; to++) if (reaches[via][to]) reaches[from][to] = 1;
  const moves = new Uint8Array(size * size);
  for (let from = 0; from < size; from++)
    for (let to = 0; to < size; to++)
      moves[from * size + to] = reaches[from][to] ? MOVE.SKIP : reaches[to][from] ? MOVE.BACK : MOVE.INSERTED;
  for (const link of links) moves[link.from * size + link.to] = MOVE.LINK;
  return moves;
}

function compilePushes(touchpoints: readonly Touchpoint[]) {
  const groups = [...new Set(touchpoints.flatMap((touchpoint) => touchpoint.push?.group ?? []))].sort();
  const calendar = touchpoints
    .flatMap((touchpoint, index) => (touchpoint.push?.days ?? []).map((day, nth) => ({ day, index, nth })))
    .sort((one, other) => one.day - other.day || one.index - other.index);
  return {
    groups,
    group: Int8Array.from(touchpoints, (touchpoint) => (touchpoint.push ? groups.indexOf(touchpoint.push.group) : -1)),
    reach: Float64Array.from(touchpoints, (touchpoint) => touchpoint.push?.reach ?? 0),
    calendarDay: Float64Array.from([...calendar.map((entry) => entry.day), Infinity]),
    calendarTouchpoint: Uint8Array.from(calendar, (entry) => entry.index),
    calendarIndex: Uint16Array.from(calendar, (entry) => entry.nth),
    randomPushes: Uint8Array.from(
      touchpoints.flatMap((touchpoint, index) => (typeof touchpoint.push?.perDay === 'number' ? [index] : [])),
    ),
    perDay: Float64Array.from(touchpoints, (touchpoint) => touchpoint.push?.perDay ?? 0),
  };
}

function powerOfTwoAbove(amounts: readonly number[]): number {
  const largest = Math.max(...amounts);
  let power = 2 ** -20;
  while (power < largest) power *= 2;
  return power;
}
