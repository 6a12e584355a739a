/** Does one story hold up better than mixed messages, and at which disorder? And which scenario is best as lived? */
import type { Desk } from './ask.ts';
import { difference, estimate, find, percent, points, table, whole, type Figure } from './text.ts';

interface Arm {
  readonly scenario: { readonly name: string };
}
interface Sweep {
  readonly points: readonly {
    readonly value: number;
    readonly scenario: Arm;
    readonly metrics: readonly { name: string; value: number; low: number; high: number }[];
  }[];
  readonly lift: readonly { readonly value: number; readonly metrics: readonly Figure[] }[];
  readonly survival: readonly {
    readonly scenario: Arm;
    readonly metrics: readonly { name: string; value: number; low: number; high: number }[];
  }[];
  readonly vanishing: readonly {
    readonly metrics: readonly { name: string; vanishesAt: number | null; lastDifferent: number | null }[];
  }[];
}

export const DISORDERS = [0, 0.25, 0.5, 0.75, 1, 1.5, 2];

export interface Stories {
  readonly text: string;
  /** By disorder: the difference in purchases, in points. */
  readonly lifts: readonly string[];
}

/** The resilience curve of one story against mixed messages. */
export async function tellStories(desk: Desk, mixed: string, one: string, buyers: number): Promise<Stories> {
  const sweep = await desk.study<Sweep>(
    'startSweep',
    'Sweep',
    { scenarioIds: [mixed, one], over: 'DISORDER', values: DISORDERS, buyers },
    `points { value scenario { scenario { name } } metrics(names: ["boughtShare"]) { name value low high } }
     lift { value metrics(names: ["boughtShare", "memory", "trust"]) { name baseline challenger difference low high varianceRatio } }
     survival { scenario { scenario { name } } metrics(names: ["boughtShare", "memory"]) { name value low high } }
     vanishing { metrics(names: ["boughtShare", "memory"]) { name vanishesAt lastDifferent } }`,
  );
  const rows = sweep.lift.map(({ value, metrics }) => {
    const [mixedPoint, onePoint] = sweep.points
      .filter((point) => point.value === value)
      .map(({ metrics: [bought] }) => bought);
    return [
      String(value),
      estimate(mixedPoint),
      estimate(onePoint),
      points(find(metrics, 'boughtShare')),
      difference(find(metrics, 'memory'), 1, 3),
      (find(metrics, 'boughtShare').varianceRatio ?? 0).toFixed(2),
    ];
  });
  const survives = sweep.survival.map(
    ({ scenario, metrics: [bought] }) => `${estimate(bought)} % under ${scenario.scenario.name}`,
  );
  const [{ metrics: gone }] = sweep.vanishing;
  const bought = gone.find(({ name }) => name === 'boughtShare');
  const until =
    bought?.vanishesAt === null
      ? `still differs at disorder ${DISORDERS.at(-1)}, the highest tried`
      : `can no longer be told from 0 from disorder ${bought?.vanishesAt} on`;
  const text = [
    table(
      ['disorder', 'Mixed messages, bought %', 'One story, bought %', 'difference, points', 'memory', 'variance ratio'],
      rows,
    ),
    `Of the purchases planned (disorder 0), what survives as lived (disorder 1): ${survives.join('; ')}. The difference in ` +
      `purchases ${until} (${whole(buyers)} buyers; that is no proof of equality).`,
  ].join('\n\n');
  return { text, lifts: sweep.lift.map(({ metrics }) => points(find(metrics, 'boughtShare'))) };
}

interface Comparison {
  readonly pairs: readonly {
    readonly challenger: Arm;
    readonly metrics: readonly Figure[];
    readonly won: number;
    readonly lost: number;
  }[];
  readonly best: {
    readonly scenario: Arm;
    readonly probability: number;
    readonly concluded: boolean;
    readonly buyersUsed: number;
    readonly buyersAllowed: number;
  };
}

/** All scenarios as lived, beside the design as it stands. */
export async function compareScenarios(desk: Desk, scenarioIds: readonly string[], buyers: number): Promise<string> {
  const { pairs, best } = await desk.study<Comparison>(
    'startComparison',
    'Comparison',
    { scenarioIds, buyers, best: { metric: 'boughtShare', indifference: 0.001 } },
    `pairs { challenger { scenario { name } } won lost metrics(names: ["boughtShare", "trust", "EMPATHY", "ALLOW"]) {
       name baseline challenger difference low high varianceRatio } }
     best { scenario { scenario { name } } probability concluded buyersUsed buyersAllowed }`,
  );
  const rows = pairs.map(({ challenger, metrics, won, lost }) => [
    challenger.scenario.name,
    points(find(metrics, 'boughtShare')),
    `${whole(won)} / ${whole(lost)}`,
    difference(find(metrics, 'trust'), 1, 3),
    difference(find(metrics, 'EMPATHY'), 1, 1),
    difference(find(metrics, 'ALLOW'), 1, 1),
  ]);
  const outcome = best.concluded
    ? `KN++ settled on it with ${percent(best.probability, 0)} % after ${whole(best.buyersUsed)} of the ${whole(best.buyersAllowed)} buyers allowed.`
    : `The ${whole(best.buyersUsed)} buyers did not settle it; the probability that it is the best is at least ${percent(best.probability, 1)} %.`;
  return [
    table(['against As lived', 'bought, points', 'won / lost', 'trust', 'EMPATHY', 'ALLOW'], rows),
    `Best on purchases, with differences below 0.1 points not mattering: **${best.scenario.scenario.name}**. ${outcome}`,
  ].join('\n\n');
}
