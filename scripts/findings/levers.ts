/** Which numbers the purchases of the webinar campaign hang on, and the cheapest way to a goal. */
import type { Desk } from './ask.ts';
import { estimate, percent, table, whole } from './text.ts';

interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}
interface Factor {
  readonly parameter: string | null;
  readonly persona: string | null;
  readonly trait: string | null;
  readonly touchpoint: string | null;
  readonly field: string | null;
  readonly low: number;
  readonly high: number;
}
interface Sensitivity {
  readonly base: Estimate;
  readonly points: number;
  readonly morris: readonly {
    readonly factor: Factor;
    readonly size: Estimate;
    readonly mean: Estimate;
    readonly spread: number;
  }[];
  readonly tornado: readonly {
    readonly factor: Factor;
    readonly low: { readonly value: number };
    readonly high: { readonly value: number };
  }[];
}

/** Assumptions of the model and of the design, each over a range that might be true. */
const FACTORS = [
  { parameter: 'interference', low: 0.1, high: 0.6 },
  { parameter: 'encodeNoticed', low: 0.06, high: 0.24 },
  { parameter: 'trustPothole', low: 0.15, high: 0.6 },
  { parameter: 'giveUp', low: 0.6, high: 2.4 },
  { parameter: 'actMemory', low: 0.25, high: 1.5 },
  { parameter: 'learn', low: 0.1, high: 0.4 },
  { parameter: 'elsewhere', low: 0.5, high: 2 },
  { touchpoint: 'proposal', field: 'actionRate', low: 0.1, high: 0.4, scale: 'LOGIT' },
  { touchpoint: 'email-3', field: 'noticeRate', low: 0.1, high: 0.4, scale: 'LOGIT' },
  { touchpoint: 'website', field: 'value', low: 0.2, high: 0.8 },
] as const;

const nameOf = ({ parameter, persona, trait, touchpoint, field }: Factor): string =>
  parameter ?? (persona ? `${trait} of ${persona}` : `${field} of ${touchpoint}`);

export async function analyseSensitivity(desk: Desk, scenarioId: string, buyers: number): Promise<string> {
  const factor = 'factor { parameter persona trait touchpoint field low high }';
  const { base, morris, tornado, points } = await desk.study<Sensitivity>(
    'startSensitivity',
    'Sensitivity',
    { scenarioId, metric: 'boughtShare', parameters: FACTORS, trajectories: 20, buyers },
    `points base { value low high }
     morris { ${factor} size { value low high } mean { value low high } spread }
     tornado { ${factor} low { value } high { value } }`,
  );
  const effects = new Map(morris.map((one) => [nameOf(one.factor), one]));
  const rows = tornado.map(({ factor: turned, low, high }) => {
    const name = nameOf(turned);
    const effect = effects.get(name);
    return [
      name,
      `${turned.low} to ${turned.high}`,
      `${percent(low.value)} to ${percent(high.value)}`,
      effect ? estimate(effect.size) : '–',
      effect ? percent(effect.spread) : '–',
    ];
  });
  return [
    `As lived ${estimate(base)} % buy. Ten assumptions turned over ranges that might be true, alone (tornado) and together (Morris, ${whole(points)} points of ${whole(buyers)} buyers):`,
    table(['assumption', 'range', 'bought % from end to end', 'μ*, points', 'σ, points'], rows),
  ].join('\n\n');
}

interface Search {
  readonly result: {
    readonly found: boolean;
    readonly summary: string;
    readonly evaluations: number;
    readonly exhaustive: boolean;
    readonly answers: readonly Offer[];
    readonly nearMisses: readonly Offer[];
  };
}
interface Offer {
  readonly options: readonly { readonly name: string }[];
  readonly cost: number;
  readonly verdict: string;
  readonly metrics: readonly { readonly name: string; readonly challenger: number }[];
}

const OPTIONS = [
  { name: 'one story', cost: 3, changes: [{ alignStory: { level: 1 } }] },
  {
    name: 'a simpler proposal',
    cost: 2,
    changes: [{ addCare: { touchpoint: 'proposal', kind: 'SIMPLIFICATION', strength: 0.8 } }],
  },
  {
    name: 'a proposal put right when it goes wrong',
    cost: 2,
    changes: [{ addCare: { touchpoint: 'proposal', kind: 'RESOLUTION', strength: 0.8 } }],
  },
  {
    name: 'answers on the website',
    cost: 1,
    changes: [{ addCare: { touchpoint: 'website', kind: 'COMMUNICATION', strength: 0.8 } }],
  },
  {
    name: 'shorter waits for the demo',
    cost: 2,
    changes: [{ addCare: { touchpoint: 'demo', kind: 'SIMPLIFICATION', strength: 0.8 } }],
  },
  { name: 'a sales call that asks for less', cost: 1, changes: [{ setTouchpoint: { key: 'sales-call', ask: 0.15 } }] },
] as const;

export async function searchOffers(desk: Desk, scenarioId: string, goal: number, buyers: number): Promise<string> {
  const { result } = await desk.study<Search>(
    'startSearch',
    'Search',
    {
      scenarioId,
      options: OPTIONS,
      goals: [{ metric: 'boughtShare', is: 'AT_LEAST', value: goal }],
      answers: 3,
      buyers,
    },
    `result { found summary evaluations exhaustive
       answers { options { name } cost verdict metrics(names: ["boughtShare"]) { name challenger } }
       nearMisses { options { name } cost verdict metrics(names: ["boughtShare"]) { name challenger } } }`,
  );
  const offers = result.found ? result.answers : result.nearMisses;
  const rows = offers.map(({ options, cost, verdict, metrics }) => [
    options.map(({ name }) => name).join(', '),
    String(cost),
    percent(metrics[0].challenger),
    verdict,
  ]);
  return [
    `The goal: at least ${percent(goal, 1)} % buy. ${result.summary}`,
    ...(rows.length > 0 ? [table(['what to do', 'cost', 'bought % on fresh luck', 'verdict'], rows)] : []),
  ].join('\n\n');
}
