import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { presetOf } from '../../src/simulation/channels.ts';
import { parseDesign } from '../../src/simulation/design.ts';
import type { Issue } from '../../src/simulation/issue.ts';
import { CHANNELS, LIMITS } from '../../src/simulation/vocabulary.ts';
import { designs } from './arbitrary.ts';
import { checkedDesign, example, law } from './support.ts';

/** A design with every kind of field, as loose as what comes in from outside. */
const sound = () => ({
  key: 'spring-launch',
  name: 'Spring launch',
  description: 'A design with every kind of field.',
  story: {
    title: 'Care',
    themes: ['care', 'craft'],
    promise: [
      { theme: 'care', weight: 2 },
      { theme: 'craft', weight: 1 },
    ],
  },
  personas: [
    {
      key: 'busy',
      name: 'Busy',
      share: 3,
      traits: { attention: 0.3, memoryDays: 5, needDays: null as number | null, rebuyDays: 0 },
      intents: { learning: 1, buying: 1 },
      affinity: [{ channel: 'EMAIL', logOdds: -0.5 }],
    },
    { key: 'curious', name: 'Curious', share: 1 },
  ],
  touchpoints: [
    {
      ...{ key: 'mail-1', name: 'Mail', channel: 'EMAIL', goal: 'NONE', ask: 0.2, branding: 0.9, effort: 0.1 },
      push: { reach: 0.8, group: 'list', days: [1, 8, 15.5] },
      telling: [{ theme: 'care', weight: 1 }],
      potholes: [{ kind: 'POOR_FOLLOW_UP', prevalence: 0.2, severity: 0.4 }],
      care: [{ kind: 'RESOLUTION', strength: 0.5 }],
      ...{ noticeRate: 0.3, engageRate: 0.2, actionRate: 0.1, listening: 0.3, costPerExposure: 0.02 },
    },
    { key: 'shop', name: 'Shop', channel: 'STORE', goal: 'BUY', pull: 2, purchaseValue: 120, push: { perDay: 0.1 } },
    { key: 'rival', name: 'Rival', channel: 'SOCIAL_AD', owner: 'COMPETITOR', pull: 1 },
  ],
  links: [
    { from: 'mail-1', to: 'shop', on: 'ENGAGED', delayDays: 2 },
    { from: 'mail-1', to: 'shop', on: 'NOTICED' },
  ],
});

/** A deep copy with the value at a path replaced; a path of '' is the whole. */
function spoil(path: string, value: unknown): unknown {
  const design: unknown = sound();
  if (path === '') return value;
  const steps = path.split('.');
  const last = steps.pop() as string;
  let at = design as Record<string, unknown>;
  for (const step of steps) at = at[step] as Record<string, unknown>;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return design;
}

function issuesOf(input: unknown): Issue[] {
  const checked = parseDesign(input);
  return checked.ok ? [] : checked.issues;
}
const told = (input: unknown): string[] => issuesOf(input).map(({ path, message }) => `${path.join('.')}: ${message}`);

const many = <T>(count: number, entry: (index: number) => T): T[] => Array.from({ length: count }, (_, n) => entry(n));
const page = (key: string) => ({ key, name: 'Page', channel: 'WEBSITE' });

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
  ['name', '  ', 'name: must have 1 to 200 characters; got 2'],
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
  ['personas.0.traits.memoryDays', 0, 'personas.0.traits.memoryDays: must be above 0 and at most 3650; got 0'],
  ['personas.0.traits.needDays', 0, 'personas.0.traits.needDays: must be above 0 and at most 3650; got 0'],
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

describe('limits', () => {
  const full = () => ({
    ...{ key: 'full', name: 'Full' },
    story: {
      title: 'Full',
      themes: many(8, (n) => `theme ${n}`),
      promise: many(8, (n) => ({ theme: `theme ${n}`, weight: 1 })),
    },
    personas: many(32, (n) => ({ key: `persona-${n}`, name: 'P', share: 1 })),
    touchpoints: many(64, (n) => ({ ...page(`page-${n}`), pull: 1 })),
    links: many(512, (n) => ({
      from: `page-${n % 64}`,
      to: `page-${(n * 7 + 1) % 64}`,
      on: ['ENGAGED', 'NOTICED', 'IGNORED', 'BOUGHT', 'FORGOT', 'ABANDONED', 'DISTRESS', 'SUBSCRIBED'][
        Math.floor(n / 64)
      ],
      delayDays: 1,
    })),
  });

  test('are 64 touchpoints, 8 themes, 32 personas, 512 links, themselves included', () => {
    expect(told(full())).toEqual([]);
    expect([LIMITS.touchpoints, LIMITS.themes, LIMITS.personas, LIMITS.links]).toEqual([64, 8, 32, 512]);
  });

  test.each([
    ['story.themes', 'theme 8', 9, 8],
    ['personas', { key: 'one-more', name: 'P', share: 1 }, 33, 32],
    ['touchpoints', page('one-more'), 65, 64],
    ['links', { from: 'page-0', to: 'page-0', on: 'ENGAGED' }, 513, 512],
  ])('one more of %s is refused', (path, entry, count, limit) => {
    const design = full() as unknown as Record<string, unknown>;
    const [first, second] = path.split('.');
    const holder = second ? (design[first] as Record<string, unknown>) : design;
    (holder[second ?? first] as unknown[]).push(entry);
    expect(told(design)).toContainEqual(
      expect.stringMatching(new RegExp(`^${path}: must have [01] to ${limit} entries; got ${count}$`)),
    );
  });
});

describe('what will run but may not be meant is only warned of', () => {
  const warningsOf = (design: unknown): string[] =>
    checkedDesign(design).warnings.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const chain = (links: [string, string, number?][]) => ({
    ...sound(),
    touchpoints: ['a', 'b', 'c'].map((key) => ({ ...page(key), pull: 1 })),
    links: links.map(([from, to, delayDays]) => ({ from, to, on: 'ENGAGED', delayDays })),
  });

  test('links in a circle without delay', () => {
    const circle = 'links without delay run in a circle (a → b → c → a): at most 25 follow-ups happen at one instant';
    expect(
      warningsOf(
        chain([
          ['a', 'b'],
          ['b', 'c'],
          ['c', 'a'],
        ]),
      ),
    ).toEqual([`links: ${circle}`]);
    expect(warningsOf(chain([['b', 'b']]))).toEqual([
      'links: links without delay run in a circle (b → b): at most 25 follow-ups happen at one instant',
    ]);
  });

  test('but not a circle with delay, nor a way without one', () => {
    expect(
      warningsOf(
        chain([
          ['a', 'b'],
          ['b', 'c'],
          ['c', 'a', 0.5],
        ]),
      ),
    ).toEqual([]);
    expect(
      warningsOf(
        chain([
          ['a', 'b'],
          ['a', 'c'],
          ['b', 'c'],
        ]),
      ),
    ).toEqual([]);
  });

  test('links from a competitor', () => {
    expect(warningsOf(spoil('links.0.from', 'rival'))).toContain(
      'links.0.from: links from a COMPETITOR never fire: rival',
    );
  });

  test('touchpoints that nobody can meet', () => {
    const design = sound();
    design.touchpoints.push(page('lost') as never);
    expect(warningsOf(design)).toEqual([
      'touchpoints.3: nobody can meet lost: it has no push, no pull and no link leads to it',
    ]);
  });
});

describe('what is left out', () => {
  test('takes the channel’s preset or the model’s default', () => {
    const { design } = checkedDesign({ ...sound(), personas: [{ key: 'p', name: 'P', share: 1 }] });
    const shop = design.touchpoints[1];
    const preset = presetOf('STORE');
    expect(shop).toMatchObject({
      ...{
        owner: 'OWNED',
        audience: 'ANYONE',
        arrives: preset.arrives,
        effort: 0.2,
        value: 0.2,
        ask: 0,
        branding: 0.8,
      },
      ...{ noticeRate: preset.noticeRate, engageRate: preset.engageRate, actionRate: preset.actionRate },
      ...{ telling: null, listening: 0, potholes: [], care: [], costPerExposure: 0, costPerEngagement: 0 },
      push: { reach: 1, group: 'shop', days: null, perDay: 0.1 },
    });
    expect(design.links[1].delayDays).toBe(0);
    expect(design.personas[0]).toMatchObject({
      traits: {
        ...{ attention: 0.5, patience: 0.5, trust: 0.4, drift: 0.35, sensitivity: 0.5 },
        ...{ memoryDays: 10, curiosityPerDay: 0.05, needDays: 60, rebuyDays: 60 },
      },
      intents: { passing: 0.45, learning: 0.3, relating: 0.1, buying: 0.15 },
      affinity: [],
    });
  });

  test('may be null as well; only needDays takes null for a value', () => {
    const design = checkedDesign(spoil('touchpoints.0.ask', null));
    expect(design.design.touchpoints[0].ask).toBe(0);
    expect(design.input.touchpoints[0]).not.toHaveProperty('ask');
    const [busy, curious] = checkedDesign(sound()).design.personas;
    expect([busy.traits.needDays, curious.traits.needDays]).toEqual([null, 60]);
    expect(checkedDesign(sound()).input.personas[0].traits).toHaveProperty('needDays', null);
  });

  test('of a mix of intents has no weight', () => {
    expect(checkedDesign(sound()).design.personas[0].intents).toEqual({
      passing: 0,
      learning: 1,
      relating: 0,
      buying: 1,
    });
  });
});

describe('a design comes back as it was written', () => {
  test(
    'exported and read again it is the same value',
    law(120, designs, (design) => {
      const exported: unknown = JSON.parse(JSON.stringify(checkedDesign(design).input));
      const again = checkedDesign(exported);
      expect(again.input).toEqual(JSON.parse(JSON.stringify(design)));
      expect(again.design).toEqual(checkedDesign(design).design);
      expect(checkedDesign(again.input).input).toEqual(again.input);
    }),
  );

  test.each(['b2b-webinar', 'shoe-retailer', 'coaching-community'])('the example %s too', (name) => {
    const { design } = example(name);
    expect(checkedDesign(JSON.parse(JSON.stringify(design))).input).toEqual(design);
  });

  test('the input is left as it is', () => {
    const design = sound();
    parseDesign(design);
    expect(design).toEqual(sound());
  });
});
