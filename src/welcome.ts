/** What the server says to the person who starts it. */
import type { MetricName } from './simulation/summary.ts';

/** The query that GraphiQL opens with. */
export const WELCOME_QUERY = `# The two runs started last. The book on the left
# explains every type and field.

query Welcome {
  studies(first: 2) {
    edges {
      node {
        id
        status
        progress { done total }
        ... on Run {
          design { name }
          scenario { name }
          headline { name value low high }
        }
      }
    }
  }
}
`;

/** A run as it is shown at the start: what it is called, and its headline figures. */
export interface ShownRun {
  readonly name: string;
  readonly figures: readonly {
    readonly name: string;
    readonly value: number | null;
    readonly low: number | null;
    readonly high: number | null;
  }[];
}

const PERCENT: readonly MetricName[] = ['boughtShare', 'relatedShare', 'learnedShare', 'leftShare', 'plannedPathShare'];
const PLAIN: readonly MetricName[] = ['touches', 'notices', 'engagements', 'memory', 'trust', 'mood'];

const LABELS: Partial<Record<MetricName, string>> = {
  boughtShare: 'bought',
  relatedShare: 'began a relationship',
  learnedShare: 'learned',
  leftShare: 'left again',
  plannedPathShare: 'walked the planned path',
  touches: 'exposures a buyer',
  notices: 'noticed',
  engagements: 'attended',
  memory: 'memory of the story, 0 to 1',
  trust: 'trust, 0 to 1',
  mood: 'mood, −1 to 1',
};

/** The headline figures of runs side by side, with their 95 % intervals. */
export function describeRuns(title: string, runs: readonly ShownRun[]): string {
  const row = (label: string, cells: readonly string[]) =>
    `  ${label.padEnd(28)}${cells.map((cell) => cell.padStart(26)).join('')}`;
  const cell = (run: ShownRun, name: MetricName): string => {
    const figure = run.figures.find((one) => one.name === name);
    if (!figure || figure.value === null || figure.low === null || figure.high === null) return '–';
    const show = (value: number) => (PERCENT.includes(name) ? `${(100 * value).toFixed(2)}` : value.toFixed(3));
    return `${show(figure.value)}${PERCENT.includes(name) ? ' %' : ''} (${show(figure.low)} to ${show(figure.high)})`;
  };
  return [
    title,
    '',
    row(
      '',
      runs.map(({ name }) => name),
    ),
    ...[...PERCENT, ...PLAIN].map((name) =>
      row(
        LABELS[name] ?? name,
        runs.map((run) => cell(run, name)),
      ),
    ),
  ].join('\n');
}

/** A query to paste into GraphiQL: a run's result, and one of its lives. */
export function queryToPaste(studyId: string): string {
  return `{
  study(id: "${studyId}") {
    ... on Run {
      scenario { name }
      result {
        metrics { name value low high unit }
        scorecard { name value definition }
        paths { top { touchpoints count purchasers } }
      }
      buyer(number: 7) {
        persona intent journey exit
        events { day touchpoint kind chance draw because { term logOdds } state { memory trust mood stage } }
      }
    }
  }
}`;
}
