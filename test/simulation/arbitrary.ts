/**
 * Random designs as people write them, worlds, parameters and seeds: everything that the checks allow, in sizes at which a
 * few dozen lives take milliseconds and yet a good deal happens in them.
 */
import fc from 'fast-check';
import { parseDesign, type DesignInput, type TouchpointInput } from '../../src/simulation/design.ts';
import type { Environment } from '../../src/simulation/environment.ts';
import {
  defaultParameters,
  PARAMETERS,
  type Parameter,
  type ParameterName,
  type ParameterValues,
} from '../../src/simulation/parameters.ts';
import {
  ARRIVALS,
  AUDIENCES,
  CARE_KINDS,
  CHANNELS,
  GOALS,
  OWNERS,
  POTHOLE_KINDS,
  TRIGGERS,
} from '../../src/simulation/vocabulary.ts';

/** Everything that a run follows from, but for the number of buyers. */
export interface Case {
  readonly design: DesignInput;
  readonly environment: Environment;
  readonly parameters: ParameterValues;
  readonly seed: string;
}

const FINEST = 2 ** 26;
/** Evenly from min to max, both included; fast-check's doubles are even over bit patterns, and so mostly next to nothing. */
export const number = (min: number, max: number) =>
  fc.integer({ min: 0, max: FINEST }).map((step) => min + ((max - min) * step) / FINEST);
export const share = fc.oneof({ weight: 4, arbitrary: number(0, 1) }, fc.constantFrom(0, 1, 0.5));
const weight = fc.oneof({ weight: 4, arbitrary: number(0.01, 5) }, fc.constantFrom(0, 1e6));
const rate = number(0.02, 0.98);
const days = number(0.05, 60);
const money = fc.oneof(fc.constant(0), number(0, 1e4));
const key = fc.stringMatching(/^[a-z0-9]{1,2}(-[a-z0-9]{1,2})?$/);
const name = fc.constantFrom('One', 'Another', 'größer', '日本');

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
/** Any of the fields may be left out. */
const sparse = <T>(fields: { [Field in keyof T]: fc.Arbitrary<T[Field]> }) => fc.record(fields, { requiredKeys: [] });

const traits = sparse({
  ...{ attention: share, patience: share, trust: share, drift: share, sensitivity: share },
  ...{ memoryDays: days, curiosityPerDay: fc.oneof(fc.constant(0), number(0, 2)) },
  needDays: fc.oneof(fc.constant(null), days),
  rebuyDays: fc.oneof(fc.constant(0), number(0, 30)),
});
const intents = sparse({ passing: weight, learning: weight, relating: weight, buying: weight }).map((mix) =>
  Object.values(mix).some((value) => (value ?? 0) > 0) ? mix : { ...mix, buying: 1 },
);
const affinity = fc.uniqueArray(fc.record({ channel: fc.constantFrom(...CHANNELS), logOdds: number(-3, 3) }), {
  selector: (entry) => entry.channel,
  maxLength: 6,
});

/** Weights over some of the themes, not all 0. */
export const weights = (themes: readonly string[]) =>
  fc
    .shuffledSubarray([...themes], { minLength: 1 })
    .chain((chosen) => fc.tuple(...chosen.map((theme) => fc.record({ theme: fc.constant(theme), weight }))))
    .map((list) => (list.some((entry) => entry.weight > 0) ? list : list.map((entry) => ({ ...entry, weight: 1 }))));

const push = fc.record({
  reach: maybe(share),
  // Few names, so that touchpoints meet in a group.
  group: maybe(fc.constantFrom('list', 'ads')),
  when: fc.oneof(
    fc.record({ perDay: number(0.01, 1.5) }),
    fc.record({
      days: fc
        .uniqueArray(fc.oneof(fc.integer({ min: 0, max: 45 }), number(0, 45)), { minLength: 1, maxLength: 8 })
        .map((list) => list.sort((one, other) => one - other)),
    }),
  ),
});

const some = <T extends string>(words: readonly T[]) => fc.shuffledSubarray([...words], { maxLength: 4 });
const potholes = some(POTHOLE_KINDS).chain((kinds) =>
  fc.tuple(...kinds.map((kind) => fc.record({ kind: fc.constant(kind), prevalence: share, severity: share }))),
);
const care = some(CARE_KINDS).chain((kinds) =>
  fc.tuple(...kinds.map((kind) => fc.record({ kind: fc.constant(kind), strength: share }))),
);

/** A touchpoint but for its key. */
export const touchpointBody = (themes: readonly string[]): fc.Arbitrary<Omit<TouchpointInput, 'key'>> =>
  fc
    .record({
      ...{ name, channel: fc.constantFrom(...CHANNELS) },
      owner: maybe(fc.constantFrom('OWNED', ...OWNERS)),
      audience: maybe(fc.constantFrom('ANYONE', ...AUDIENCES)),
      push: maybe(push.map(({ when, ...who }) => ({ ...who, ...when }))),
      ...{ arrives: maybe(fc.constantFrom(...ARRIVALS)), pull: maybe(fc.oneof(fc.constant(0), number(0.05, 10))) },
      ...{ noticeRate: maybe(rate), engageRate: maybe(rate), actionRate: maybe(rate) },
      goal: maybe(fc.constantFrom(...GOALS, 'BUY')),
      ...{ effort: maybe(share), value: maybe(share), ask: maybe(share), branding: maybe(share) },
      ...{ telling: maybe(weights(themes)), listening: maybe(share), potholes: maybe(potholes), care: maybe(care) },
      ...{ costPerExposure: maybe(money), costPerEngagement: maybe(money), purchaseValue: maybe(money) },
    })
    .map((body) => (body.owner === 'COMPETITOR' && body.goal !== 'BUY' ? { ...body, goal: undefined } : body));

const keyed = <T>(keys: readonly string[], body: fc.Arbitrary<T>) =>
  fc.tuple(...keys.map((one) => body.map((fields) => ({ key: one, ...fields }))));
const keys = (maxLength: number) => fc.uniqueArray(key, { minLength: 1, maxLength });

/** A valid design, as sparse as people may write it. */
export const designs: fc.Arbitrary<DesignInput> = fc
  .tuple(fc.subarray(['care', 'craft', 'speed', 'zest'], { minLength: 1 }), keys(4), keys(7))
  .chain(([themes, personas, touchpoints]) =>
    fc.record({
      ...{ key, name },
      story: fc.record({ title: name, themes: fc.constant(themes), promise: weights(themes) }),
      personas: keyed(
        personas,
        fc.record({ name, share: weight, traits: maybe(traits), intents: maybe(intents), affinity: maybe(affinity) }),
      ).map((list) =>
        list.some((persona) => persona.share > 0) ? list : list.map((persona) => ({ ...persona, share: 1 })),
      ),
      touchpoints: keyed(touchpoints, touchpointBody(themes)),
      links: maybe(
        fc.uniqueArray(
          fc.record({
            ...{ from: fc.constantFrom(...touchpoints), to: fc.constantFrom(...touchpoints) },
            on: fc.constantFrom(...TRIGGERS, 'ENGAGED', 'NOTICED'),
            delayDays: maybe(fc.oneof(fc.constantFrom(0, 1 / 24, 1, 7), number(1 / 24, 20))),
          }),
          { selector: ({ from, to, on }) => `${from} ${to} ${on}`, maxLength: 14 },
        ),
      ),
    }),
  )
  .map((written) => {
    const checked = parseDesign(written);
    if (!checked.ok) throw new Error(JSON.stringify(checked.issues));
    return checked.value.input;
  });

export const environments: fc.Arbitrary<Environment> = fc
  .record({
    horizonDays: fc.oneof(fc.integer({ min: 1, max: 40 }), number(1, 40)),
    arriving: fc.oneof(fc.constant(0), number(0, 0.95)),
    disorder: fc.oneof(fc.constantFrom(0, 0.25, 1, 2), number(0, 2)),
  })
  .map(({ horizonDays, arriving, disorder }) => ({ horizonDays, arrivalDays: arriving * horizonDays, disorder }));

/** Day traits spread so far that hours and centuries stand side by side only make lives long, not different. */
const CALMER: Partial<Record<ParameterName, number>> = { dayTraitSpread: 1, visitSpread: 3 };

function valueOf(parameter: Parameter): fc.Arbitrary<number> {
  const minimum = parameter.aboveMinimum ? Math.max(parameter.minimum, 0.01) : parameter.minimum;
  const highest = CALMER[parameter.name as ParameterName] ?? parameter.maximum;
  const maximum = parameter.belowMaximum ? highest - 0.01 : highest;
  const near = number(-2, 2).map((power) => Math.min(maximum, Math.max(minimum, parameter.default * 2 ** power)));
  return fc.oneof({ weight: 3, arbitrary: near }, fc.constantFrom(minimum, maximum));
}

/** Mostly the defaults; some parameters elsewhere in their ranges, ends included. */
export const parameterValues: fc.Arbitrary<ParameterValues> = fc
  .subarray([...PARAMETERS], { maxLength: 8 })
  .chain((chosen) => fc.tuple(...chosen.map((parameter) => valueOf(parameter).map((value) => [parameter.name, value]))))
  .map((entries) => ({ ...defaultParameters(), ...(Object.fromEntries(entries) as Partial<ParameterValues>) }));

export const cases: fc.Arbitrary<Case> = fc.record({
  design: designs,
  environment: environments,
  parameters: fc.oneof(fc.constant(defaultParameters()), parameterValues),
  seed: fc.string({ maxLength: 8 }),
});
