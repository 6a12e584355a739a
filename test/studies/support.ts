/** A design, plans and servers for the tests of studies. */
import { createDesign } from '../../src/db/designs.ts';
import type { Study } from '../../src/db/generated/client.ts';
import type { Database } from '../../src/db/open.ts';
import { parseDesign, type DesignInput } from '../../src/simulation/design.ts';
import { DEFAULT_ENVIRONMENT, type Environment } from '../../src/simulation/environment.ts';
import { defaultParameters } from '../../src/simulation/parameters.ts';
import type { Pace } from '../../src/studies/fleet/pace.ts';
import type { StudyLog } from '../../src/studies/log.ts';
import { toSource, type PlanParts } from '../../src/studies/source.ts';
import type { Studies } from '../../src/studies/studies.ts';

/** Mails, a site, a list to subscribe to, a shop with a pothole, a rival: something of everything, and purchases enough. */
export function exampleInput(key = 'mails-and-shop'): DesignInput {
  const checked = parseDesign({
    key,
    name: 'Mails and a shop',
    story: {
      title: 'Calm mornings',
      themes: ['calm', 'taste'],
      promise: [
        { theme: 'calm', weight: 1 },
        { theme: 'taste', weight: 0.5 },
      ],
    },
    personas: [
      { key: 'early', name: 'Early riser', share: 0.6, traits: { curiosityPerDay: 0.1 } },
      { key: 'late', name: 'Late riser', share: 0.4, traits: { patience: 0.3, needDays: null } },
    ],
    touchpoints: [
      { key: 'mail', name: 'Mail', channel: 'EMAIL', push: { days: [0, 7, 14, 30] }, noticeRate: 0.5, engageRate: 0.3 },
      {
        key: 'ad',
        name: 'Ad',
        channel: 'SOCIAL_AD',
        push: { perDay: 0.1, reach: 0.5 },
        telling: [{ theme: 'taste', weight: 1 }],
      },
      { key: 'site', name: 'Site', channel: 'WEBSITE', pull: 2, goal: 'LEARN', value: 0.5 },
      { key: 'letter', name: 'Newsletter', channel: 'FORM', pull: 1, goal: 'SUBSCRIBE', actionRate: 0.4 },
      {
        ...{
          key: 'shop',
          name: 'Shop',
          channel: 'CHECKOUT',
          pull: 1,
          goal: 'BUY',
          purchaseValue: 30,
          costPerExposure: 0.1,
        },
        ...{ ask: 0.5, listening: 0.3, care: [{ kind: 'RESOLUTION', strength: 0.5 }] },
        potholes: [{ kind: 'LONG_WAIT', prevalence: 0.3, severity: 0.5 }],
      },
      {
        key: 'thanks',
        name: 'Thanks',
        channel: 'LOYALTY',
        audience: 'CUSTOMERS',
        push: { days: [40, 60] },
        goal: 'ADVOCATE',
      },
      { key: 'rival', name: 'Rival', channel: 'STORE', owner: 'COMPETITOR', pull: 0.5, goal: 'BUY', actionRate: 0.1 },
    ],
    links: [
      { from: 'mail', to: 'site', on: 'ENGAGED' },
      { from: 'site', to: 'shop', on: 'ENGAGED', delayDays: 2 },
      { from: 'letter', to: 'mail', on: 'SUBSCRIBED', delayDays: 1 },
    ],
  });
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues));
  return checked.value.input;
}

export function exampleParts(environment: Environment = DEFAULT_ENVIRONMENT): PlanParts {
  const checked = parseDesign(exampleInput());
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues));
  return { design: checked.value.design, parameters: defaultParameters(), environment };
}

export const exampleSource = () => toSource(exampleParts());

/** Saves the example under a key and gives the design's id. */
export async function saveExample({ prisma }: Database, key: string): Promise<string> {
  const saved = await createDesign(prisma, exampleInput(key));
  if (saved.outcome !== 'SAVED') throw new Error(saved.outcome);
  return saved.design.id;
}

/** More buyers than any test waits for. */
export const ENDLESS = 1_000_000_000;

/** Everything is shared, in pieces as small as can be. */
export const CHOPPED: Pace = { aloneMs: 0, restMs: 0, chunkMs: 300, arrivalsPerSecond: Infinity };

export const silent: StudyLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** All states that a subscriber sees, until the study ends. */
export async function watchToEnd(studies: Studies, id: string): Promise<Study[]> {
  const seen: Study[] = [];
  for await (const study of studies.watch(id)) seen.push(study);
  return seen;
}

/** Waits until a subscriber sees a state like this. */
export async function waitFor(studies: Studies, id: string, like: (study: Study) => boolean): Promise<Study> {
  for await (const study of studies.watch(id)) if (like(study)) return study;
  throw new Error(`study ${id} ended before that`);
}

export const isUnderWay = (study: Study): boolean => study.status === 'RUNNING' && study.progressDone > 0;
