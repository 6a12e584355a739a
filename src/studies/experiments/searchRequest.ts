/** What a search is asked: options to choose from, goals to reach, and how much may be tried. */
import { z } from 'zod';
import { parseChanges, type Change } from '../../simulation/change.ts';
import { GOAL_WORDS, type GoalWord, type SearchGoal } from '../../simulation/counterOffer/goal.ts';
import { FIGURE_NAMES, FIGURES, placeOf, type FigureName } from '../../simulation/figures.ts';
import { showValue, type Issue } from '../../simulation/issue.ts';
import { list, name, number, oneOf, problemsOf, record } from '../../simulation/schema.ts';
import { STUDY_DEFAULTS, STUDY_LIMITS } from '../limits.ts';
import { checkExperiment, confidenceSchema, type Asked, type Order } from '../request.ts';
import type { Subject } from '../resolve.ts';

export interface OptionRequest {
  readonly name: string;
  readonly changes: unknown;
  readonly cost?: number | null;
  /** Names of options that cannot be taken with it. */
  readonly excludes?: readonly string[] | null;
}

export interface GoalRequest {
  readonly metric: string;
  readonly is: GoalWord;
  /** With AT_LEAST and AT_MOST, and only then. */
  readonly value?: number | null;
  /** With HIGHER and LOWER, and only then. */
  readonly by?: number | null;
  /** With NOT_LOWER and NOT_HIGHER alone. */
  readonly margin?: number | null;
}

export interface SearchRequest extends Pick<Subject, 'scenarioId' | 'designId' | 'environment'>, Omit<Asked, 'stop'> {
  readonly options: readonly OptionRequest[];
  readonly goals: readonly GoalRequest[];
  readonly answers?: number | null;
  readonly evaluations?: number | null;
  readonly confidence?: number | null;
  readonly verificationBuyers?: number | null;
}

const count = (maximum: number) => number({ minimum: 1, maximum }).refine(Number.isSafeInteger, WHOLE);
const WHOLE = {
  error: (issue: { readonly input: unknown }) => `must be a whole number; got ${showValue(issue.input)}`,
};
const costSchema = number({ minimum: 0, aboveMinimum: true, maximum: 1e9 });
const metricSchema = oneOf(FIGURE_NAMES as [FigureName, ...FigureName[]]);

/** Changes as they were saved, checked again: a later version may know other ones. */
const savedChanges = z.unknown().transform((value, context) => {
  const checked = parseChanges(value);
  if (checked.ok) return checked.value;
  for (const { message } of checked.issues) context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

export const searchSettings = record({
  options: z.array(record({ name: z.string(), cost: costSchema, changes: savedChanges, excludes: z.array(z.int()) })),
  goals: z.array(record({ metric: metricSchema, is: oneOf(GOAL_WORDS), amount: z.number() })),
  answers: z.int(),
  evaluations: z.int(),
  confidence: confidenceSchema,
  verificationBuyers: z.int(),
});
export type SearchSettings = z.infer<typeof searchSettings>;
export type SearchOption = SearchSettings['options'][number];

/** The request checked, nothing left out, with all that is wrong with it; what was settled is good only if nothing is. */
export function checkSearch(request: SearchRequest): {
  readonly order: Order<FigureName>;
  readonly settings: SearchSettings;
  readonly issues: readonly Issue[];
} {
  const { buyers, seed } = request;
  const { order, issues } = checkExperiment({ buyers, seed });
  const rest = {
    answers: request.answers ?? STUDY_DEFAULTS.searchAnswers,
    evaluations: request.evaluations ?? STUDY_DEFAULTS.searchEvaluations,
    confidence: request.confidence ?? STUDY_DEFAULTS.confidence,
    verificationBuyers: request.verificationBuyers ?? order.buyers * STUDY_DEFAULTS.verificationTimes,
  };
  const options = checkOptions(request.options);
  const goals = checkGoals(request.goals);
  return {
    order,
    settings: { ...rest, options: options.value, goals: goals.value },
    issues: [
      ...issues,
      ...problemsOf(count(STUDY_LIMITS.searchAnswers), rest.answers, ['answers']),
      ...problemsOf(count(STUDY_LIMITS.searchEvaluations), rest.evaluations, ['evaluations']),
      ...problemsOf(confidenceSchema, rest.confidence, ['confidence']),
      ...problemsOf(count(STUDY_LIMITS.studyLives), rest.verificationBuyers, ['verificationBuyers']),
      ...options.issues,
      ...goals.issues,
    ],
  };
}

interface Settled<Value> {
  readonly value: Value[];
  readonly issues: readonly Issue[];
}

function checkOptions(requests: readonly OptionRequest[]): Settled<SearchOption> {
  const issues: Issue[] = problemsOf(list(z.unknown(), STUDY_LIMITS.searchOptions, 2), requests, ['options']);
  if (issues.length > 0) return { value: [], issues };
  const names = requests.map((option) => option.name);
  const value = requests.map((option, index) => {
    const at = ['options', String(index)];
    const cost = option.cost ?? 1;
    const changes = parseChanges(option.changes, [...at, 'changes']);
    issues.push(...problemsOf(name(), option.name, [...at, 'name']), ...problemsOf(costSchema, cost, [...at, 'cost']));
    if (names.indexOf(option.name) < index)
      issues.push({ path: [...at, 'name'], message: `must not be used twice; got ${showValue(option.name)} again` });
    if (!changes.ok) issues.push(...changes.issues);
    else if (changes.value.length === 0)
      issues.push({ path: [...at, 'changes'], message: 'must have at least 1 entry; got 0' });
    const excludes = (option.excludes ?? []).map((other, place) => {
      const found = names.indexOf(other);
      if (found < 0 || found === index) {
        const message = `must be the name of another option; got ${showValue(other)}`;
        issues.push({ path: [...at, 'excludes', String(place)], message });
      }
      return found;
    });
    return { name: option.name, cost, changes: changes.ok ? changes.value : ([] as Change[]), excludes };
  });
  return { value, issues };
}

/** The field that says how much, by the word that it goes with. */
const AMOUNTS: Readonly<Record<GoalWord, 'value' | 'by' | 'margin'>> = {
  AT_LEAST: 'value',
  AT_MOST: 'value',
  HIGHER: 'by',
  LOWER: 'by',
  NOT_LOWER: 'margin',
  NOT_HIGHER: 'margin',
};

function checkGoals(requests: readonly GoalRequest[]): Settled<SearchGoal> {
  const issues: Issue[] = problemsOf(list(z.unknown(), STUDY_LIMITS.searchGoals, 1), requests, ['goals']);
  if (issues.length > 0) return { value: [], issues };
  const value = requests.map((goal, index) => {
    const at = ['goals', String(index)];
    const field = AMOUNTS[goal.is];
    const amount = goal[field] ?? (field === 'margin' ? 0 : undefined);
    const isKnown = (FIGURE_NAMES as readonly string[]).includes(goal.metric);
    issues.push(...problemsOf(metricSchema, goal.metric, [...at, 'metric']));
    for (const other of ['value', 'by', 'margin'] as const)
      if (other !== field && goal[other] !== undefined && goal[other] !== null)
        issues.push({ path: [...at, other], message: `must be left out with ${goal.is}; got ${goal[other]}` });
    if (isKnown) issues.push(...problemsOf(amountSchema(goal.metric as FigureName, field), amount, [...at, field]));
    return { metric: goal.metric as FigureName, is: goal.is, amount: amount ?? 0 };
  });
  return { value, issues };
}

/** A figure can be asked to reach what it can be; a difference, what the figure can move. */
function amountSchema(metric: FigureName, field: 'value' | 'by' | 'margin') {
  const { minimum, maximum } = FIGURES[placeOf(metric)];
  const most = Math.min(maximum, Number.MAX_VALUE);
  if (field === 'value') return number({ minimum, maximum: most });
  return number({
    minimum: 0,
    aboveMinimum: field === 'by',
    maximum: most === Number.MAX_VALUE ? most : most - minimum,
  });
}
