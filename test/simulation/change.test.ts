import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyChanges,
  CHANGE_KINDS,
  parseChanges,
  type Change,
  type ChangedDesign,
} from '../../src/simulation/change.ts';
import { defaultParameters, PARAMETERS } from '../../src/simulation/parameters.ts';
import { LIMITS } from '../../src/simulation/vocabulary.ts';
import { cases, number, weights } from './arbitrary.ts';
import { base } from './changes.ts';
import { checkedDesign, law, valueOf } from './support.ts';

/** Changes as they come in from outside, parsed and applied. */
const apply = (...changes: readonly unknown[]): ChangedDesign =>
  valueOf(applyChanges(base(), valueOf(parseChanges(changes))));
const told = (...changes: readonly unknown[]): string[] => {
  const parsed = parseChanges(changes);
  const result = parsed.ok ? applyChanges(base(), parsed.value) : parsed;
  return result.ok ? [] : result.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
};
const touchpoint = ({ input }: ChangedDesign, key: string) => input.touchpoints.find((each) => each.key === key);

describe('each kind of change', () => {
  test('setTouchpoint replaces what it names and keeps the rest', () => {
    const mail = touchpoint(apply({ setTouchpoint: { key: 'mail', ask: 0.9, push: { perDay: 2 } } }), 'mail');
    expect(mail).toEqual({ ...base().touchpoints[0], ask: 0.9, push: { perDay: 2 } });
  });

  test('addTouchpoint and removeTouchpoint, which takes its links along', () => {
    const added = apply({ addTouchpoint: { key: 'club', name: 'Club', channel: 'COMMUNITY', pull: 2 } });
    expect(added.input.touchpoints.map(({ key }) => key)).toEqual(['mail', 'shop', 'rival', 'club']);
    const removed = apply({ removeTouchpoint: { key: 'shop' } });
    expect(removed.input.touchpoints.map(({ key }) => key)).toEqual(['mail', 'rival']);
    expect(removed.input.links).toEqual([]);
  });

  test('repairPothole takes a share of its prevalence away', () => {
    const repair = (by: number) => ({ repairPothole: { touchpoint: 'mail', kind: 'LONG_WAIT', by } });
    expect(touchpoint(apply(repair(0.25)), 'mail')?.potholes?.[0].prevalence).toBeCloseTo(0.3, 12);
    expect(touchpoint(apply(repair(0.5), repair(0.5)), 'mail')?.potholes?.[0].prevalence).toBeCloseTo(0.1, 12);
    expect(touchpoint(apply(repair(1)), 'mail')?.potholes).toEqual([
      { kind: 'LONG_WAIT', prevalence: 0, severity: 0.5 },
    ]);
  });

  test('addCare adds a kind, or strengthens it, and never weakens it', () => {
    const care = (kind: string, strength: number) => ({ addCare: { touchpoint: 'mail', kind, strength } });
    expect(touchpoint(apply(care('RESOLUTION', 0.6)), 'mail')?.care).toEqual([
      { kind: 'COMMUNITY', strength: 0.3 },
      { kind: 'RESOLUTION', strength: 0.6 },
    ]);
    expect(touchpoint(apply(care('COMMUNITY', 0.8)), 'mail')?.care).toEqual([{ kind: 'COMMUNITY', strength: 0.8 }]);
    expect(touchpoint(apply(care('COMMUNITY', 0.1)), 'mail')?.care).toEqual([{ kind: 'COMMUNITY', strength: 0.3 }]);
    const [, shop] = apply({ addCare: { touchpoint: 'shop', kind: 'COMMUNICATION', strength: 1 } }).input.touchpoints;
    expect(shop.care).toEqual([{ kind: 'COMMUNICATION', strength: 1 }]);
  });

  test('setTelling', () => {
    const telling = [{ theme: 'craft', weight: 1 }];
    expect(touchpoint(apply({ setTelling: { touchpoint: 'shop', telling } }), 'shop')?.telling).toEqual(telling);
  });

  test('setLink adds a link or changes its delay; removeLink removes one', () => {
    const link = { from: 'mail', to: 'shop', on: 'ENGAGED' };
    expect(apply({ setLink: { ...link, delayDays: 5 } }).input.links?.[0]).toEqual({ ...link, delayDays: 5 });
    expect(apply({ setLink: link }).design.links[0].delayDays).toBe(0);
    expect(apply({ setLink: { ...link, on: 'IGNORED' } }).input.links).toHaveLength(3);
    expect(apply({ removeLink: link }).input.links).toEqual([{ from: 'shop', to: 'mail', on: 'BOUGHT' }]);
  });

  test('setPersona replaces shares, traits and intents one by one', () => {
    const [busy] = apply({
      setPersona: { key: 'busy', share: 5, traits: { drift: 0.9, needDays: null }, intents: { learning: 2 } },
    }).input.personas;
    expect(busy).toMatchObject({
      share: 5,
      traits: { attention: 0.3, drift: 0.9, needDays: null },
      intents: { buying: 1, learning: 2 },
    });
    // Where a persona has no mix of its own, the default one is what changes.
    const [, calm] = apply({ setPersona: { key: 'calm', intents: { buying: 1 } } }).input.personas;
    expect(calm.intents).toEqual({ passing: 0.45, learning: 0.3, relating: 0.1, buying: 1 });
  });

  test('setParameter', () => {
    expect(apply({ setParameter: { name: 'spacing', value: 0 } }).parameters).toEqual({
      ...defaultParameters(),
      spacing: 0,
    });
    expect(apply().parameters).toEqual(defaultParameters());
  });

  test('apply in order', () => {
    const { input, parameters } = apply(
      { addTouchpoint: { key: 'club', name: 'Club', channel: 'COMMUNITY' } },
      { setLink: { from: 'club', to: 'shop', on: 'ENGAGED' } },
      { setTouchpoint: { key: 'club', pull: 3 } },
      { setParameter: { name: 'keep', value: 5 } },
      { setParameter: { name: 'keep', value: 6 } },
    );
    expect(input.links).toHaveLength(3);
    expect(input.touchpoints[3].pull).toBe(3);
    expect(parameters.keep).toBe(6);
  });

  test('are eleven, and leave the design that they are applied to as it is', () => {
    expect(CHANGE_KINDS).toHaveLength(11);
    const design = base();
    valueOf(applyChanges(design, [{ alignStory: { level: 1 } }, { removeTouchpoint: { key: 'mail' } }]));
    expect(design).toEqual(base());
  });
});

describe('what is not there is told', () => {
  test.each<[unknown, string]>([
    [
      { setTouchpoint: { key: 'lost', ask: 1 } },
      'setTouchpoint.key: must be the key of a touchpoint of the design; got "lost"',
    ],
    [
      { addTouchpoint: { key: 'mail', name: 'M', channel: 'EMAIL' } },
      'addTouchpoint.key: must be new to the design; got "mail"',
    ],
    [
      { removeTouchpoint: { key: 'lost' } },
      'removeTouchpoint.key: must be the key of a touchpoint of the design; got "lost"',
    ],
    [
      { repairPothole: { touchpoint: 'lost', kind: 'LONG_WAIT', by: 1 } },
      'repairPothole.touchpoint: must be the key of a touchpoint of the design; got "lost"',
    ],
    [
      { repairPothole: { touchpoint: 'mail', kind: 'POOR_FOLLOW_UP', by: 1 } },
      'repairPothole.kind: must be a pothole of mail of the design; got "POOR_FOLLOW_UP"',
    ],
    [
      { addCare: { touchpoint: 'lost', kind: 'RESOLUTION', strength: 1 } },
      'addCare.touchpoint: must be the key of a touchpoint of the design; got "lost"',
    ],
    [
      { setTelling: { touchpoint: 'lost', telling: [] } },
      'setTelling.touchpoint: must be the key of a touchpoint of the design; got "lost"',
    ],
    [
      { setLink: { from: 'lost', to: 'shop', on: 'ENGAGED' } },
      'setLink.from: must be the key of a touchpoint of the design; got "lost"',
    ],
    [
      { setLink: { from: 'shop', to: 'lost', on: 'ENGAGED' } },
      'setLink.to: must be the key of a touchpoint of the design; got "lost"',
    ],
    [
      { removeLink: { from: 'mail', to: 'shop', on: 'IGNORED' } },
      'removeLink: must be a link of the design; got mail → shop on IGNORED',
    ],
    [{ setPersona: { key: 'lost' } }, 'setPersona.key: must be the key of a persona of the design; got "lost"'],
    [
      { setParameter: { name: 'luck', value: 1 } },
      `setParameter.name: must be one of ${PARAMETERS.map(({ name }) => name).join(', ')}; got "luck"`,
    ],
  ])('%j', (change, message) => {
    expect(told(change)).toEqual([`changes.0.${message}`]);
  });

  test('with the place of the change in the list, all at once', () => {
    expect(
      told(
        { setParameter: { name: 'keep', value: 5 } },
        { removeTouchpoint: { key: 'lost' } },
        { removeTouchpoint: { key: 'mail' } },
        { setTouchpoint: { key: 'mail', ask: 1 } },
      ),
    ).toEqual([
      'changes.1.removeTouchpoint.key: must be the key of a touchpoint of the design; got "lost"',
      'changes.3.setTouchpoint.key: must be the key of a touchpoint of the design; got "mail"',
    ]);
  });
});

describe('what is malformed is told', () => {
  test.each<[unknown, string]>([
    [{}, `changes.0: must be exactly one of ${CHANGE_KINDS.join(', ')}; got nothing`],
    [null, `changes.0: must be exactly one of ${CHANGE_KINDS.join(', ')}; got nothing`],
    [
      { alignStory: { level: 1 }, setParameter: { name: 'keep', value: 1 } },
      `changes.0: must be exactly one of ${CHANGE_KINDS.join(', ')}; got alignStory, setParameter`,
    ],
    [{ paintItBlue: {} }, `changes.0: must be exactly one of ${CHANGE_KINDS.join(', ')}; got paintItBlue`],
    [{ alignStory: { level: 1.5 } }, 'changes.0.alignStory.level: must be at least 0 and at most 1; got 1.5'],
    [{ alignStory: {} }, 'changes.0.alignStory.level: must be a number, at least 0 and at most 1; got nothing'],
    [{ alignStory: 1 }, 'changes.0.alignStory: must be an object; got 1'],
    [{ setTouchpoint: { key: 'mail', colour: 'red' } }, 'changes.0.setTouchpoint: has no field colour'],
    [
      { setTouchpoint: { key: 'mail', ask: -1 } },
      'changes.0.setTouchpoint.ask: must be at least 0 and at most 1; got -1',
    ],
    [
      { setLink: { from: 'mail', to: 'shop', on: 'ENGAGED', delayDays: 0.01 } },
      'changes.0.setLink.delayDays: must be 0 or at least 1/24 (an hour); got 0.01',
    ],
    [
      { setPersona: { key: 'busy', traits: { attention: 2 } } },
      'changes.0.setPersona.traits.attention: must be at least 0 and at most 1; got 2',
    ],
  ])('%j', (change, message) => {
    expect(told(change)).toEqual([message]);
  });

  test('a list of too many, and what is no list', () => {
    const one: Change = { alignStory: { level: 0 } };
    const list = new Array<Change>(LIMITS.changes + 1).fill(one);
    expect(told(...list)).toEqual([`changes: must have 0 to ${LIMITS.changes} entries; got ${LIMITS.changes + 1}`]);
    const checked = parseChanges('all', ['scenario', 'changes']);
    expect(checked).toEqual({
      ok: false,
      issues: [{ path: ['scenario', 'changes'], message: 'must be a list; got "all"' }],
    });
    expect(valueOf(parseChanges(undefined))).toEqual([]);
    expect(valueOf(parseChanges(null))).toEqual([]);
  });
});

describe('a design that would no longer hold together is told with the change that broke it', () => {
  test.each<[string, unknown[], string]>([
    [
      'a push of both kinds',
      [{ setTouchpoint: { key: 'mail', push: { days: [1], perDay: 1 } } }],
      'changes.0.setTouchpoint: leaves a design whose touchpoints.0.push must have either days or perDay; got both',
    ],
    [
      'a theme that is none',
      [{ setTelling: { touchpoint: 'mail', telling: [{ theme: 'price', weight: 1 }] } }],
      'changes.0.setTelling: leaves a design whose touchpoints.0.telling.0.theme must be one of the story’s themes ("care", "craft", "speed"); got "price"',
    ],
    [
      'the last touchpoint gone',
      [
        { removeTouchpoint: { key: 'mail' } },
        { removeTouchpoint: { key: 'shop' } },
        { removeTouchpoint: { key: 'rival' } },
      ],
      'changes.2.removeTouchpoint: leaves a design whose touchpoints must have 1 to 64 entries; got 0',
    ],
    [
      'no shares left',
      [{ setPersona: { key: 'busy', share: 0 } }, { setPersona: { key: 'calm', share: 0 } }],
      'changes.1.setPersona: leaves a design whose personas must have a share above 0 for at least one persona',
    ],
    [
      'no intents left',
      [{ setPersona: { key: 'busy', intents: { buying: 0 } } }],
      'changes.0.setPersona: leaves a design whose personas.0.intents must have a weight above 0 for at least one intent',
    ],
    [
      'a rival who teaches',
      [{ setTouchpoint: { key: 'rival', goal: 'LEARN' } }],
      'changes.0.setTouchpoint: leaves a design whose touchpoints.2.goal must be NONE or BUY at a COMPETITOR; got "LEARN"',
    ],
  ])('%s', (_what, changes, message) => {
    expect(told(...changes)).toEqual([message]);
  });

  test.each([0, 1, 100, 127, 128, 254, 255])('and found at place %i of as many as there may be', (place) => {
    const changes: unknown[] = new Array(LIMITS.changes).fill({ alignStory: { level: 0 } });
    changes[place] = { setTouchpoint: { key: 'mail', push: { days: [3, 2, 1] } } };
    const where = `changes.${place}.setTouchpoint: leaves a design whose touchpoints.0.push.days`;
    expect(told(...changes)).toEqual([
      `${where}.1 must come after 3, the day before it in the list; got 2`,
      `${where}.2 must come after 2, the day before it in the list; got 1`,
    ]);
  });

  test('two culprits, each its own', () => {
    const changes: unknown[] = new Array(LIMITS.changes).fill({ alignStory: { level: 0 } });
    changes[10] = { setTouchpoint: { key: 'rival', goal: 'LEARN' } };
    changes[200] = { setTouchpoint: { key: 'mail', push: { days: [2, 1] } } };
    expect(told(...changes)).toEqual([
      'changes.200.setTouchpoint: leaves a design whose touchpoints.0.push.days.1 must come after 2, the day before it in the list; got 1',
      'changes.10.setTouchpoint: leaves a design whose touchpoints.2.goal must be NONE or BUY at a COMPETITOR; got "LEARN"',
    ]);
  });
});

/** telling ← unit of (1 − level)·unit telling + level·brand, at every touchpoint of one's own or earned that tells something. */
describe('alignStory', () => {
  const THEMES = ['care', 'craft', 'speed'];
  const vectorOf = (telling: readonly { theme: string; weight: number }[]): number[] =>
    THEMES.map((theme) => telling.find((entry) => entry.theme === theme)?.weight ?? 0);
  const unit = (vector: readonly number[]): number[] => vector.map((weight) => weight / Math.hypot(...vector));
  const dot = (one: readonly number[], other: readonly number[]): number =>
    one.reduce((sum, weight, k) => sum + weight * other[k], 0);
  const aligned = (telling: { theme: string; weight: number }[], level: number): number[] => {
    const design = valueOf(
      applyChanges(base(), [{ setTelling: { touchpoint: 'mail', telling } }, { alignStory: { level } }]),
    );
    return vectorOf(touchpoint(design, 'mail')?.telling ?? []);
  };
  const brand = unit([3, 4, 0]);

  test(
    'keeps the direction at level 0, gives the promise at level 1, always of unit length',
    law(80, fc.record({ telling: weights(THEMES), level: number(0, 1) }), ({ telling, level }) => {
      const said = unit(vectorOf(telling));
      aligned(telling, 0).forEach((weight, k) => expect(weight).toBeCloseTo(said[k], 9));
      aligned(telling, 1).forEach((weight, k) => expect(weight).toBeCloseTo(brand[k], 9));
      const between = aligned(telling, level);
      expect(Math.hypot(...between)).toBeCloseTo(1, 9);
      // On the straight line between the two, and so in their plane and no further from the promise.
      const wanted = unit(said.map((weight, k) => (1 - level) * weight + level * brand[k]));
      between.forEach((weight, k) => expect(weight).toBeCloseTo(wanted[k], 9));
      expect(dot(between, brand)).toBeGreaterThanOrEqual(dot(said, brand) - 1e-9);
    }),
  );

  test('half way from speed to (3, 4, 0)/5', () => {
    const [care, craft, speed] = aligned([{ theme: 'speed', weight: 9 }], 0.5);
    expect(care).toBeCloseTo(0.6 / Math.SQRT2, 12);
    expect(craft).toBeCloseTo(0.8 / Math.SQRT2, 12);
    expect(speed).toBeCloseTo(1 / Math.SQRT2, 12);
  });

  test('leaves rivals, and what tells the promise or nothing, as they are', () => {
    const { input } = apply({ alignStory: { level: 1 } });
    expect(input.touchpoints[1]).toEqual(base().touchpoints[1]);
    expect(input.touchpoints[2]).toEqual(base().touchpoints[2]);
  });

  test('drops themes that are left without weight', () => {
    expect(touchpoint(apply({ alignStory: { level: 1 } }), 'mail')?.telling?.map(({ theme }) => theme)).toEqual([
      'care',
      'craft',
    ]);
  });
});

describe('setParameter keeps to the ranges', () => {
  test.each(PARAMETERS.map((parameter) => [parameter.name, parameter] as const))('%s', (name, parameter) => {
    const set = (value: number): string[] => told({ setParameter: { name, value } });
    const refused = (value: number) => {
      const [message] = set(value);
      expect(message).toMatch(
        /^changes\.0\.setParameter\.value: must be (at least|above) .* and (at most|below) .*; got /,
      );
      expect(message).toContain(`got ${value}`);
    };
    const step = Math.max(1, Math.abs(parameter.maximum)) * 1e-9;
    refused(parameter.minimum - step);
    refused(parameter.maximum + step);
    if (parameter.aboveMinimum) refused(parameter.minimum);
    else expect(set(parameter.minimum)).toEqual([]);
    if (parameter.belowMaximum) refused(parameter.maximum);
    else expect(set(parameter.maximum)).toEqual([]);
    expect(set(parameter.default)).toEqual([]);
  });
});

test(
  'whatever is changed, a design comes out that passes the checks',
  law(80, fc.record({ one: cases, level: number(0, 1), by: number(0, 1) }), ({ one: { design }, level, by }) => {
    const changes: Change[] = [
      { alignStory: { level } },
      ...design.touchpoints.flatMap(({ key, potholes }) =>
        (potholes ?? []).map(({ kind }) => ({ repairPothole: { touchpoint: key, kind, by } })),
      ),
      ...design.touchpoints.slice(1).map(({ key }) => ({ removeTouchpoint: { key } })),
    ];
    const { input, design: filled } = valueOf(applyChanges(design, changes));
    expect(checkedDesign(input).design).toEqual(filled);
    expect(input.touchpoints).toHaveLength(1);
  }),
);
