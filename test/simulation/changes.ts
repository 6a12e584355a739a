/** A design to change, and random changes of any kind that fit one. */
import fc from 'fast-check';
import { applyChanges, parseChanges, type Change } from '../../src/simulation/change.ts';
import type { DesignInput } from '../../src/simulation/design.ts';
import { CARE_KINDS, TRIGGERS } from '../../src/simulation/vocabulary.ts';
import { number, share, touchpointBody, weights } from './arbitrary.ts';
import { designOf } from './support.ts';

/** A design that has something of everything. */
export const base = (): DesignInput =>
  designOf({
    story: {
      title: 'Story',
      themes: ['care', 'craft', 'speed'],
      promise: [
        { theme: 'care', weight: 3 },
        { theme: 'craft', weight: 4 },
      ],
    },
    personas: [
      { key: 'busy', share: 2, traits: { attention: 0.3 }, intents: { buying: 1 } },
      { key: 'calm', share: 1 },
    ],
    touchpoints: [
      {
        ...{ key: 'mail', channel: 'EMAIL', push: { days: [1, 2] }, ask: 0.4 },
        telling: [{ theme: 'speed', weight: 2 }],
        potholes: [{ kind: 'LONG_WAIT', prevalence: 0.4, severity: 0.5 }],
        care: [{ kind: 'COMMUNITY', strength: 0.3 }],
      },
      { key: 'shop', pull: 1, goal: 'BUY' },
      { key: 'rival', owner: 'COMPETITOR', pull: 1, telling: [{ theme: 'speed', weight: 1 }] },
    ],
    links: [
      { from: 'mail', to: 'shop', on: 'ENGAGED', delayDays: 2 },
      { from: 'shop', to: 'mail', on: 'BOUGHT' },
    ],
  });

/** One change that the design can take; the list is empty where the one drawn leaves no sound design. */
export function changesOf(design: DesignInput): fc.Arbitrary<Change[]> {
  const { themes } = design.story;
  const key = fc.constantFrom(...design.touchpoints.map((touchpoint) => touchpoint.key));
  const end = { from: key, to: key, on: fc.constantFrom(...TRIGGERS) };
  const potholes = design.touchpoints.flatMap(({ key: touchpoint, potholes: found }) =>
    (found ?? []).map(({ kind }) => ({ touchpoint, kind })),
  );
  const kinds: fc.Arbitrary<unknown>[] = [
    fc
      .tuple(key, fc.oneof(field(themes), touchpointBody(themes)))
      .map(([touchpoint, body]) => ({ setTouchpoint: { ...body, key: touchpoint } })),
    touchpointBody(themes).map((body) => ({ addTouchpoint: { ...body, key: 'new-one' } })),
    key.map((touchpoint) => ({ removeTouchpoint: { key: touchpoint } })),
    fc
      .record({ touchpoint: key, kind: fc.constantFrom(...CARE_KINDS), strength: share })
      .map((added) => ({ addCare: added })),
    fc.record({ touchpoint: key, telling: weights(themes) }).map((told) => ({ setTelling: told })),
    share.map((level) => ({ alignStory: { level } })),
    fc.record({ ...end, delayDays: fc.constantFrom(0, 1, 5) }).map((link) => ({ setLink: link })),
    ...(design.links ?? []).map(({ from, to, on }) => fc.constant({ removeLink: { from, to, on } })),
    ...potholes.map((pothole) => share.map((by) => ({ repairPothole: { ...pothole, by } }))),
  ];
  return fc.oneof(...kinds).map((change) => {
    const parsed = parseChanges([change]);
    return parsed.ok && applyChanges(design, parsed.value).ok ? parsed.value : [];
  });
}

/** One field of a touchpoint alone. */
const field = (themes: readonly string[]): fc.Arbitrary<object> =>
  fc.oneof(
    touchpointBody(themes).chain((body) =>
      fc.constantFrom(...Object.keys(body)).map((name) => ({ [name]: (body as Record<string, unknown>)[name] })),
    ),
    number(0, 1).map((ask) => ({ ask })),
    number(0, 5).map((pull) => ({ pull })),
  );
