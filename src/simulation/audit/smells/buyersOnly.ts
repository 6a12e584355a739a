import type { Suspicion } from '../finding.ts';
import { add, freshKey, link, suspect } from '../mend.ts';
import { shareNotBuying } from '../readiness.ts';
import type { Survey } from '../survey.ts';
import { nextStep, openPlaces } from '../ways.ts';
import { amount, listed, percent } from '../words.ts';

/** Fewer who come for something else are no reason for a plan of their own. Assumption. */
const LEAST_SHARE = 0.1;
/** Value from which a place is a help; what is left out counts 0.2. Assumption. */
const HELPFUL = 0.3;

/**
 * A plan that sells and does nothing else: before the first purchase no place of the brand has the goal LEARN or SUBSCRIBE, and
 * none helps without asking for more than those who want to learn are ready for, though buyers come who want something else.
 * The repair adds a guide that can be looked for, and that those find who did not stay to buy.
 */
export function findBuyersOnly(survey: Survey): Suspicion[] {
  const { readinessLearning, askSlack } = survey.parameters;
  const own = openPlaces(survey).filter(({ owner }) => owner === 'OWNED');
  const shops = own.filter(({ goal }) => goal === 'BUY');
  const others = shareNotBuying(survey);
  if (shops.length === 0 || others < LEAST_SHARE) return [];
  const isGentle = (ask: number): boolean => ask <= readinessLearning + askSlack;
  const help = Math.max(0, ...own.map(({ goal, value, ask }) => (goal !== 'BUY' && isGentle(ask) ? value : 0)));
  if (help >= HELPFUL || own.some(({ goal }) => goal === 'LEARN' || goal === 'SUBSCRIBE')) return [];

  const evidence =
    `${percent(others)} of the buyers come for something else than to buy. Beside ${listed(shops.map(({ key }) => key))} ` +
    `nothing teaches, nothing takes a sign-up, and what helps without asking much has a value of ${amount(help)} at most.`;
  const guide = freshKey(survey, 'guide');
  const next = nextStep(survey, { audience: 'ANYONE', isNew: true });
  return [
    suspect(survey, 'BUYERS_ONLY', [], evidence, [
      add({
        key: guide,
        name: 'Guide for those still looking',
        channel: 'WEBSITE',
        pull: 1,
        goal: 'LEARN',
        value: 0.6,
      }),
      link(shops[0].key, 'NOTICED', guide, 1),
      ...(next ? [link(guide, 'ENGAGED', next.key)] : []),
    ]),
  ];
}
