/** What a design may hold, what it is warned of, what it means where it is silent, and how it comes back. */
import { describe, expect, test } from 'vitest';
import { presetOf } from '../../src/simulation/channels.ts';
import { parseDesign } from '../../src/simulation/design.ts';
import { LIMITS } from '../../src/simulation/vocabulary.ts';
import { designs } from './arbitrary.ts';
import { many, page, sound, spoil, told } from './sound-design.ts';
import { checkedDesign, example, law } from './support.ts';

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
