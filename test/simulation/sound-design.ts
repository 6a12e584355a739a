/** A design to spoil, for the tests of what is refused and how it is told. */
import { parseDesign } from '../../src/simulation/design.ts';
import type { Issue } from '../../src/simulation/issue.ts';

/** A design with every kind of field, as loose as what comes in from outside. */
export const sound = () => ({
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
export function spoil(path: string, value: unknown): unknown {
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

export function issuesOf(input: unknown): Issue[] {
  const checked = parseDesign(input);
  return checked.ok ? [] : checked.issues;
}
export const told = (input: unknown): string[] =>
  issuesOf(input).map(({ path, message }) => `${path.join('.')}: ${message}`);

export const many = <T>(count: number, entry: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => entry(n));
export const page = (key: string) => ({ key, name: 'Page', channel: 'WEBSITE' });
