import { componentsOf } from '../components.ts';
import type { Suspicion } from '../finding.ts';
import { link, suspect } from '../mend.ts';
import type { Survey } from '../survey.ts';
import {
  bestOf,
  goalsOf,
  isProgress,
  isWithin,
  nextStep,
  openLinks,
  openPlaces,
  stepsToGoal,
  upstreamOf,
} from '../ways.ts';
import { listed } from '../words.ts';

/** Days until one who was helped out of trouble is led back to where it happened. Assumption. */
const DAYS_TO_RECOVER = 1;

/**
 * Places before the first purchase where one who comes through has nothing to do next, though the goal is not reached: no
 * link on ENGAGED, or only links round and round, leads on. Goals are purchases and sign-ups (else what is taught);
 * what follows them is the matter of other smells. The repair links to the next step of the plan; from a place to which
 * trouble leads, back to where the trouble was.
 */
export function findDeadEnds(survey: Survey): Suspicion[] {
  const goals = goalsOf(survey);
  if (goals.length === 0) return [];
  const steps = stepsToGoal(survey);
  const places = openPlaces(survey).map(({ key }) => key);
  const onward = openLinks(survey).filter(isProgress);
  const stuck = componentsOf(places, onward).filter(
    (members) =>
      !members.some((key) => steps.has(key)) &&
      !onward.some(({ from, to }) => members.includes(from) && !members.includes(to)),
  );
  const what = goals.some(({ goal }) => goal === 'BUY') ? 'purchase or sign-up' : 'goal';
  return stuck.map((members) => {
    const [key] = members;
    const around = members.length > 1 ? ` Links lead round among ${listed(members)} only.` : '';
    const evidence =
      `Who comes through ${key} has nothing to do next: no link on ENGAGED leads on to any ` +
      `${what} (${listed(
        goals.map((goal) => goal.key),
        'or',
      )}).${around}`;
    const origin = whereTroubleWas(survey, members, steps);
    if (origin !== undefined)
      return suspect(survey, 'DEAD_END', members, evidence, [link(key, 'ENGAGED', origin, DAYS_TO_RECOVER)]);
    const { audience } = survey.find(key);
    const upstream = upstreamOf(key, onward);
    const isNew = upstream.every((from) => members.includes(from));
    // Back to where they came from only if nothing else is left.
    const next = nextStep(survey, { audience, isNew, without: upstream }) ?? nextStep(survey, { audience, isNew });
    if (next) return suspect(survey, 'DEAD_END', members, evidence, [link(key, 'ENGAGED', next.key)]);
    return suspect(survey, 'DEAD_END', members, `${evidence} Nothing that its audience may meet leads there.`, []);
  });
}

/** The place nearest to a goal from which only a second chance leads to one of the members, when all links to them are such. */
function whereTroubleWas(
  survey: Survey,
  [key, ...others]: readonly string[],
  steps: ReadonlyMap<string, number>,
): string | undefined {
  const arrivals = openLinks(survey).filter(({ to, from }) => to === key && from !== key);
  if (others.length > 0 || arrivals.some(isProgress)) return undefined;
  const { audience } = survey.find(key);
  const origins = arrivals.filter(({ from }) => steps.has(from) && isWithin(audience, survey.find(from).audience));
  return bestOf(origins, ({ from }) => [steps.get(from) ?? Infinity])?.from;
}
