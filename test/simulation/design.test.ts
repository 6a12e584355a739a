import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDesign } from '../../src/simulation/design.ts';
import { CHANNELS } from '../../src/simulation/vocabulary.ts';
import { issuesOf, many, sound, spoil, told } from './sound-design.ts';
import { checkedDesign } from './support.ts';

test('the sound one passes, without warnings', () => {
  expect(told(sound())).toEqual([]);
  expect(checkedDesign(sound()).warnings).toEqual([]);
});

/** Path, value found, and what is told: the path again, the range, the value. */
test.each<[path: string, value: unknown, told: string]>([
  ['', undefined, ': must be an object; got nothing'],
  ['', null, ': must be an object; got null'],
  ['', [], ': must be an object; got []'],
  ['', 'x', ': must be an object; got "x"'],
  ['key', undefined, 'key: must be text; got nothing'],
  ['key', 'Spring launch', 'key: must be lower-case words with hyphens, at most 64 characters; got "Spring launch"'],
  ['key', '-a', 'key: must be lower-case words with hyphens, at most 64 characters; got "-a"'],
  ['key', 'a--b', 'key: must be lower-case words with hyphens, at most 64 characters; got "a--b"'],
  ['key', 'a'.repeat(65), `key: must be lower-case words with hyphens, at most 64 characters; got "${'a'.repeat(65)}"`],
  ['name', '  ', 'name: must have 1 to 200 characters; got 0'],
  ['name', 'x'.repeat(201), 'name: must have 1 to 200 characters; got 201'],
  ['name', 'a\u0000b', 'name: must not hold control characters or broken Unicode'],
  ['name', 'a\ud800b', 'name: must not hold control characters or broken Unicode'],
  ['name', 7, 'name: must be text; got 7'],
  ['description', 'x'.repeat(10_001), 'description: must have 0 to 10000 characters; got 10001'],
  ['size', 3, ': has no field size'],

  ['story', undefined, 'story: must be an object; got nothing'],
  ['story.title', '', 'story.title: must have 1 to 200 characters; got 0'],
  ['story.themes', [], 'story.themes: must have 1 to 8 entries; got 0'],
  [
    'story.themes',
    many(9, (n) => (n < 2 ? ['care', 'craft'][n] : `theme ${n}`)),
    'story.themes: must have 1 to 8 entries; got 9',
  ],
  ['story.themes', ['care', 'craft', 'care'], 'story.themes.2: must be unique; theme "care" stands there already'],
  [
    'story.promise.0.theme',
    'speed',
    'story.promise.0.theme: must be one of the story’s themes ("care", "craft"); got "speed"',
  ],
  ['story.promise.0.weight', -1, 'story.promise.0.weight: must be at least 0 and at most 1000000; got -1'],
  ['story.promise.0.weight', '2', 'story.promise.0.weight: must be a number, at least 0 and at most 1000000; got "2"'],
  ['story.promise', [{ theme: 'care', weight: 0 }], 'story.promise: must have a weight above 0 for at least one theme'],
  ['story.promise', [], 'story.promise: must have a weight above 0 for at least one theme'],
  [
    'story.promise',
    [
      { theme: 'care', weight: 1 },
      { theme: 'care', weight: 2 },
    ],
    'story.promise.1.theme: must be unique; theme "care" stands at 0 already',
  ],

  ['personas', undefined, 'personas: must be a list; got nothing'],
  ['personas', [], 'personas: must have 1 to 32 entries; got 0'],
  [
    'personas',
    many(33, (n) => ({ key: `p-${n}`, name: 'P', share: 1 })),
    'personas: must have 1 to 32 entries; got 33',
  ],
  ['personas.1.key', 'busy', 'personas.1.key: must be unique; key "busy" stands at 0 already'],
  ['personas.0.share', undefined, 'personas.0.share: must be a number, at least 0 and at most 1000000; got nothing'],
  ['personas.0.share', Infinity, 'personas.0.share: must be a number, at least 0 and at most 1000000; got Infinity'],
  ['personas', [{ key: 'p', name: 'P', share: 0 }], 'personas: must have a share above 0 for at least one persona'],
  ['personas.0.traits.attention', 1.01, 'personas.0.traits.attention: must be at least 0 and at most 1; got 1.01'],
  [
    'personas.0.traits.attention',
    NaN,
    'personas.0.traits.attention: must be a number, at least 0 and at most 1; got NaN',
  ],
  ['personas.0.traits.memoryDays', 0, 'personas.0.traits.memoryDays: must be at least 0.001 and at most 3650; got 0'],
  ['personas.0.traits.needDays', 0, 'personas.0.traits.needDays: must be at least 0.001 and at most 3650; got 0'],
  ['personas.0.traits.rebuyDays', -1, 'personas.0.traits.rebuyDays: must be at least 0 and at most 3650; got -1'],
  [
    'personas.0.traits.curiosityPerDay',
    25,
    'personas.0.traits.curiosityPerDay: must be at least 0 and at most 24; got 25',
  ],
  ['personas.0.traits.luck', 1, 'personas.0.traits: has no field luck'],
  ['personas.0.intents', { passing: 0 }, 'personas.0.intents: must have a weight above 0 for at least one intent'],
  ['personas.0.intents.buying', -2, 'personas.0.intents.buying: must be at least 0 and at most 1000000; got -2'],
  ['personas.0.affinity.0.logOdds', 11, 'personas.0.affinity.0.logOdds: must be at least -10 and at most 10; got 11'],
  [
    'personas.0.affinity',
    [
      { channel: 'EMAIL', logOdds: 1 },
      { channel: 'EMAIL', logOdds: 2 },
    ],
    'personas.0.affinity.1.channel: must be unique; channel "EMAIL" stands at 0 already',
  ],

  ['touchpoints', [], 'touchpoints: must have 1 to 64 entries; got 0'],
  ['touchpoints.1.key', 'mail-1', 'touchpoints.1.key: must be unique; key "mail-1" stands at 0 already'],
  ['touchpoints.0.channel', 'FAX', `touchpoints.0.channel: must be one of ${CHANNELS.join(', ')}; got "FAX"`],
  ['touchpoints.0.owner', 'MINE', 'touchpoints.0.owner: must be one of OWNED, EARNED, COMPETITOR; got "MINE"'],
  ['touchpoints.0.audience', 'ALL', 'touchpoints.0.audience: must be one of ANYONE, SUBSCRIBERS, CUSTOMERS; got "ALL"'],
  ['touchpoints.0.arrives', 'LATE', 'touchpoints.0.arrives: must be one of BY_ITSELF, SOUGHT; got "LATE"'],
  [
    'touchpoints.0.goal',
    'SELL',
    'touchpoints.0.goal: must be one of NONE, LEARN, SUBSCRIBE, BUY, ADVOCATE; got "SELL"',
  ],
  ['touchpoints.0.noticeRate', 0, 'touchpoints.0.noticeRate: must be above 0 and below 1; got 0'],
  ['touchpoints.0.engageRate', 1, 'touchpoints.0.engageRate: must be above 0 and below 1; got 1'],
  ['touchpoints.0.actionRate', 2, 'touchpoints.0.actionRate: must be above 0 and below 1; got 2'],
  ['touchpoints.0.branding', 1.5, 'touchpoints.0.branding: must be at least 0 and at most 1; got 1.5'],
  ['touchpoints.0.pull', -1, 'touchpoints.0.pull: must be at least 0 and at most 1000000; got -1'],
  [
    'touchpoints.0.costPerExposure',
    1e10,
    'touchpoints.0.costPerExposure: must be at least 0 and at most 1000000000; got 10000000000',
  ],
  ['touchpoints.0.push.reach', 1.2, 'touchpoints.0.push.reach: must be at least 0 and at most 1; got 1.2'],
  [
    'touchpoints.0.push.group',
    'The list',
    'touchpoints.0.push.group: must be lower-case words with hyphens, at most 64 characters; got "The list"',
  ],
  ['touchpoints.0.push.days', undefined, 'touchpoints.0.push: must have either days or perDay; got neither'],
  ['touchpoints.0.push.perDay', 0.5, 'touchpoints.0.push: must have either days or perDay; got both'],
  ['touchpoints.1.push.perDay', 0, 'touchpoints.1.push.perDay: must be above 0 and at most 24; got 0'],
  ['touchpoints.0.push.days', [], 'touchpoints.0.push.days: must have at least one day'],
  [
    'touchpoints.0.push.days',
    [1, 3, 2],
    'touchpoints.0.push.days.2: must come after 3, the day before it in the list; got 2',
  ],
  [
    'touchpoints.0.push.days',
    [1, 1],
    'touchpoints.0.push.days.1: must come after 1, the day before it in the list; got 1',
  ],
  ['touchpoints.0.push.days', [-1], 'touchpoints.0.push.days.0: must be at least 0 and at most 1095; got -1'],
  [
    'touchpoints.0.push.days',
    many(1096, (n) => n / 2),
    'touchpoints.0.push.days: must have 0 to 1095 entries; got 1096',
  ],
  [
    'touchpoints.0.telling',
    [{ theme: 'care', weight: 0 }],
    'touchpoints.0.telling: must have a weight above 0 for at least one theme',
  ],
  [
    'touchpoints.0.telling.0.theme',
    'price',
    'touchpoints.0.telling.0.theme: must be one of the story’s themes ("care", "craft"); got "price"',
  ],
  [
    'touchpoints.0.potholes.0.kind',
    'RAIN',
    expect.stringMatching(
      /^touchpoints\.0\.potholes\.0\.kind: must be one of COMPLEX_PROCESS, .*; got "RAIN"$/,
    ) as string,
  ],
  [
    'touchpoints.0.potholes.0.prevalence',
    1.1,
    'touchpoints.0.potholes.0.prevalence: must be at least 0 and at most 1; got 1.1',
  ],
  [
    'touchpoints.0.potholes',
    many(2, () => ({ kind: 'LONG_WAIT', prevalence: 0.1, severity: 0.1 })),
    'touchpoints.0.potholes.1.kind: must be unique; kind "LONG_WAIT" stands at 0 already',
  ],
  [
    'touchpoints.0.care',
    many(2, () => ({ kind: 'COMMUNITY', strength: 1 })),
    'touchpoints.0.care.1.kind: must be unique; kind "COMMUNITY" stands at 0 already',
  ],
  ['touchpoints.0.care.0.strength', -0.1, 'touchpoints.0.care.0.strength: must be at least 0 and at most 1; got -0.1'],
  ['touchpoints.2.goal', 'LEARN', 'touchpoints.2.goal: must be NONE or BUY at a COMPETITOR; got "LEARN"'],
  ['touchpoints.2.goal', 'SUBSCRIBE', 'touchpoints.2.goal: must be NONE or BUY at a COMPETITOR; got "SUBSCRIBE"'],
  ['touchpoints.0.colour', 'red', 'touchpoints.0: has no field colour'],

  ['links.0.from', 'nowhere', 'links.0.from: must be the key of a touchpoint; got "nowhere"'],
  ['links.0.to', 'nowhere', 'links.0.to: must be the key of a touchpoint; got "nowhere"'],
  [
    'links.0.on',
    'HAPPY',
    'links.0.on: must be one of IGNORED, NOTICED, ENGAGED, ABANDONED, FORGOT, SUBSCRIBED, BOUGHT, DISTRESS; got "HAPPY"',
  ],
  ['links.0.delayDays', 0.01, 'links.0.delayDays: must be 0 or at least 1/24 (an hour); got 0.01'],
  ['links.0.delayDays', -1, 'links.0.delayDays: must be at least 0 and at most 1095; got -1'],
  ['links.0.delayDays', 1096, 'links.0.delayDays: must be at least 0 and at most 1095; got 1096'],
  ['links.0.on', 'NOTICED', 'links.1: must be unique; link "mail-1", "shop", "NOTICED" stands at 0 already'],
])('%s as %j', (path, value, message) => {
  expect(told(spoil(path, value))).toContainEqual(message);
});

test('a competitor may sell, and nothing else', () => {
  expect(told(spoil('touchpoints.2.goal', 'BUY'))).toEqual([]);
  expect(told(spoil('touchpoints.2.goal', 'NONE'))).toEqual([]);
});

describe('everything wrong is told at once', () => {
  test('across fields, lists and names', () => {
    const design = sound();
    const spoilt = {
      ...design,
      key: 'Bad Key',
      story: { ...design.story, promise: [{ theme: 'price', weight: -1 }] },
      personas: [{ key: 'busy', name: '', share: 0, traits: { memoryDays: 0, attention: 7 } }],
      touchpoints: [
        { key: 'mail-1', name: 'Mail', channel: 'FAX', push: { days: [2, 1], perDay: 1 }, noticeRate: 1 },
        { key: 'mail-1', name: 'Mail', channel: 'EMAIL', push: {}, telling: [] },
      ],
      links: [
        { from: 'mail-1', to: 'shop', on: 'ENGAGED', delayDays: 0.001 },
        { from: 'mail-1', to: 'shop', on: 'ENGAGED' },
      ],
    };
    const paths = issuesOf(spoilt).map(({ path }) => path.join('.'));
    expect([...paths].sort()).toEqual(
      [
        ...['key', 'story.promise.0.weight', 'story.promise.0.theme', 'story.promise'],
        ...['personas.0.name', 'personas.0.traits.memoryDays', 'personas.0.traits.attention', 'personas'],
        ...['touchpoints.0.channel', 'touchpoints.0.noticeRate', 'touchpoints.0.push', 'touchpoints.0.push.days.1'],
        ...['touchpoints.1.key', 'touchpoints.1.push', 'touchpoints.1.telling'],
        ...['links.0.delayDays', 'links.0.to', 'links.1.to', 'links.1'],
      ].sort(),
    );
  });

  test('each with a path that leads to the value it names', () => {
    for (const [path, value] of [
      ['touchpoints.0.ask', 3],
      ['links.1.delayDays', 2000],
      ['personas.1.share', -1],
    ] as const) {
      const [issue] = issuesOf(spoil(path, value));
      expect(issue.path.join('.')).toBe(path);
      expect(issue.message).toContain(`got ${value}`);
    }
  });

  test('a list that is too long by its length alone, however long it is', () => {
    const themes = many(20_000, (n) => `theme ${n % 19_999}`);
    expect(told({ ...sound(), story: { ...sound().story, themes } })).toEqual([
      'story.themes: must have 1 to 8 entries; got 20000',
    ]);
    expect(told({ ...sound(), touchpoints: many(100_000, () => ({})) })).toEqual([
      'touchpoints: must have 1 to 64 entries; got 100000',
    ]);
  });

  test('however malformed the whole is', () => {
    for (const input of [undefined, 0, '', [], { personas: 3, touchpoints: [null, 7], links: 'x', story: [] }])
      expect(issuesOf(input).length).toBeGreaterThan(0);
  });

  test('whatever comes in, nothing is thrown', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.constantFrom('', 'story', 'personas', 'touchpoints.0', 'links.0', 'story.promise'),
        (value, path) => {
          parseDesign(spoil(path, value));
        },
      ),
      { seed: 1, numRuns: 400 },
    );
  });
});
