/** Random valid designs and changes, as sparse as people may write them. */
import fc from 'fast-check';
import { parseChanges, type Change } from '../../src/simulation/change.ts';
import { parseDesign, type DesignInput } from '../../src/simulation/design.ts';
import { PARAMETERS } from '../../src/simulation/parameters.ts';
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

/** Without −0, whose sign neither JSON nor the database driver keeps and which is the same number. */
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map((value) => value + 0);
const share = fc.oneof(number(0, 1), fc.constantFrom(0, 1, 0.1, 1 / 3));
const weight = number(0, 1e6);
const rate = number(Number.MIN_VALUE, 1 - Number.EPSILON);
const money = number(0, 1e9);
const days = number(0.001, 3650);

const key = fc.stringMatching(/^[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,3}$/);
// eslint-disable-next-line no-control-regex -- what the design's checks refuse
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
const text = (maxLength: number) =>
  fc
    .oneof(
      fc.string({ unit: 'binary', maxLength: maxLength / 2 }),
      fc.constantFrom('\\', "'; --", '"', '{a,b}', 'NULL', '\n'),
    )
    .map((value) => value.replace(FORBIDDEN, ' '));
const name = text(100).map((value) => (value.trim() === '' ? 'Name' : value));

/** Any of the fields may be left out. */
const sparse = <T>(fields: { [Field in keyof T]: fc.Arbitrary<T[Field]> }) => fc.record(fields, { requiredKeys: [] });
/** Left out, or there. */
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const traits = sparse({
  ...{ attention: share, patience: share, trust: share, drift: share, sensitivity: share },
  ...{ memoryDays: days, curiosityPerDay: number(0, 24), rebuyDays: number(0, 3650) },
  needDays: fc.option(days, { nil: null }),
});
const intents = sparse({ passing: weight, learning: weight, relating: weight, buying: number(0.1, 9) }).map((mix) =>
  Object.values(mix).some((value) => (value ?? 0) > 0) ? mix : { ...mix, buying: 1 },
);

const personaBody = {
  name,
  share: weight,
  traits: maybe(traits),
  intents: maybe(intents),
  affinity: maybe(
    fc.uniqueArray(fc.record({ channel: fc.constantFrom(...CHANNELS), logOdds: number(-10, 10) }), {
      selector: (entry) => entry.channel,
      maxLength: 4,
    }),
  ),
};

const push = fc
  .record({
    reach: maybe(share),
    group: maybe(key),
    days: fc.uniqueArray(number(0, 1095), { minLength: 1, maxLength: 6 }),
    perDay: number(Number.MIN_VALUE, 24),
    byDays: fc.boolean(),
  })
  .map(({ reach, group, days: list, perDay, byDays }) => ({
    ...{ reach, group },
    ...(byDays ? { days: list.sort((a, b) => a - b) } : { perDay }),
  }));

const weights = (themes: readonly string[]) =>
  fc
    .subarray([...themes], { minLength: 1 })
    .chain((chosen) => fc.shuffledSubarray(chosen, { minLength: chosen.length }))
    .chain((chosen) => fc.tuple(...chosen.map((theme) => fc.record({ theme: fc.constant(theme), weight }))))
    .map((list) => (list.some((entry) => entry.weight > 0) ? list : list.map((entry) => ({ ...entry, weight: 1 }))));

const unlessEmpty = <T>(words: readonly T[]) => fc.shuffledSubarray([...words], { minLength: 0, maxLength: 3 });

const touchpointBody = (themes: readonly string[]) =>
  fc
    .record({
      ...{ name, channel: fc.constantFrom(...CHANNELS) },
      ...{ owner: maybe(fc.constantFrom(...OWNERS)), audience: maybe(fc.constantFrom(...AUDIENCES)) },
      ...{ push: maybe(push), arrives: maybe(fc.constantFrom(...ARRIVALS)), pull: maybe(weight) },
      ...{ noticeRate: maybe(rate), engageRate: maybe(rate), actionRate: maybe(rate) },
      goal: maybe(fc.constantFrom(...GOALS)),
      ...{ effort: maybe(share), value: maybe(share), ask: maybe(share), branding: maybe(share) },
      ...{ telling: maybe(weights(themes)), listening: maybe(share) },
      potholes: maybe(
        fc
          .tuple(unlessEmpty(POTHOLE_KINDS), share, share)
          .map(([kinds, prevalence, severity]) => kinds.map((kind) => ({ kind, prevalence, severity }))),
      ),
      care: maybe(
        fc.tuple(unlessEmpty(CARE_KINDS), share).map(([kinds, strength]) => kinds.map((kind) => ({ kind, strength }))),
      ),
      ...{ costPerExposure: maybe(money), costPerEngagement: maybe(money), purchaseValue: maybe(money) },
    })
    .map((touchpoint) => ({ ...touchpoint, goal: touchpoint.owner === 'COMPETITOR' ? undefined : touchpoint.goal }));

const keyed = <T>(keys: readonly string[], body: fc.Arbitrary<T>) =>
  fc.tuple(...keys.map((one) => body.map((fields) => ({ key: one, ...fields }))));
const keys = (maxLength: number) => fc.uniqueArray(key, { minLength: 1, maxLength });
const delayDays = maybe(fc.oneof(fc.constant(0), number(1 / 24, 1095)));

/** A valid design as its checks give it back. */
export const designs: fc.Arbitrary<DesignInput> = fc
  .tuple(fc.uniqueArray(name, { minLength: 1, maxLength: 8 }), keys(4), keys(6))
  .chain(([themes, personas, touchpoints]) =>
    fc.record({
      ...{ key, name, description: maybe(text(2_000)) },
      story: fc.record({ title: name, themes: fc.constant(themes), promise: weights(themes) }),
      personas: keyed(personas, fc.record(personaBody)).map((list) =>
        list.some((persona) => persona.share > 0) ? list : list.map((persona) => ({ ...persona, share: 1 })),
      ),
      touchpoints: keyed(touchpoints, touchpointBody(themes)),
      links: maybe(
        fc.uniqueArray(
          fc.record({
            ...{ from: fc.constantFrom(...touchpoints), to: fc.constantFrom(...touchpoints) },
            ...{ on: fc.constantFrom(...TRIGGERS), delayDays },
          }),
          { selector: ({ from, to, on }) => `${from} ${to} ${on}`, maxLength: 8 },
        ),
      ),
    }),
  )
  .map((written) => {
    const checked = parseDesign(written);
    if (!checked.ok) throw new Error(JSON.stringify(checked.issues));
    return checked.value.input;
  });

const THEMES = ['care', 'craft', 'speed'];
const touchpointFields = touchpointBody(THEMES);
const pothole = { touchpoint: key, kind: fc.constantFrom(...POTHOLE_KINDS), by: share };
const link = { from: key, to: key, on: fc.constantFrom(...TRIGGERS) };

/** Changes of every kind in any order, each one well-formed, whether or not a design has what they name. */
export const changeLists: fc.Arbitrary<Change[]> = fc
  .array(
    fc.oneof(
      fc.record({
        setTouchpoint: fc.tuple(key, touchpointFields, fc.func(fc.boolean())).map(([one, fields, keep]) => ({
          ...Object.fromEntries(Object.entries(fields).filter(([field]) => keep(field))),
          key: one,
        })),
      }),
      fc.record({
        addTouchpoint: fc.tuple(key, touchpointFields).map(([one, fields]) => ({ key: one, ...fields })),
      }),
      fc.record({ removeTouchpoint: fc.record({ key }) }),
      fc.record({ repairPothole: fc.record(pothole) }),
      fc.record({
        addCare: fc.record({ touchpoint: key, kind: fc.constantFrom(...CARE_KINDS), strength: share }),
      }),
      fc.record({ alignStory: fc.record({ level: share }) }),
      fc.record({ setTelling: fc.record({ touchpoint: key, telling: weights(THEMES) }) }),
      fc.record({ setLink: fc.record({ ...link, delayDays }) }),
      fc.record({ removeLink: fc.record(link) }),
      fc.record({
        setPersona: fc.record({ key, share: maybe(weight), traits: maybe(traits), intents: maybe(intents) }),
      }),
      fc.record({
        setParameter: fc.record({
          name: fc.constantFrom(...PARAMETERS.map((parameter) => parameter.name)),
          // Wider than any parameter's range; whole numbers beyond 2⁶³ Prisma rounds to 16 digits.
          value: number(-1e15, 1e15),
        }),
      }),
    ),
    { maxLength: 12 },
  )
  .map((written) => {
    const checked = parseChanges(written);
    if (!checked.ok) throw new Error(JSON.stringify(checked.issues));
    return checked.value;
  });
