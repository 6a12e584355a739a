/** What the audit finds in a plan as lived, and what the rules of attribution make of it. */
import type { Desk } from './ask.ts';
import { estimate, find, fixed, points, table, whole, type Figure } from './text.ts';

interface Audit {
  readonly findings: readonly {
    readonly kind: string;
    readonly touchpoints: readonly string[];
    readonly evidence: string;
    readonly repair: readonly Change[];
    readonly affectedBuyers: { readonly share: { readonly value: number } };
    readonly effect: { readonly metrics: readonly Figure[] };
    readonly clear: boolean;
  }[];
  readonly sequence: {
    readonly steps: readonly {
      readonly finding: {
        readonly kind: string;
        readonly touchpoints: readonly string[];
        readonly repair: readonly Change[];
      };
      readonly marginal: readonly Figure[];
      readonly cumulative: readonly Figure[];
    }[];
    readonly leftAfterThree: { readonly findings: readonly object[]; readonly metrics: readonly Figure[] } | null;
  };
  readonly lostBuyers: readonly {
    readonly touchpoint: string;
    readonly lostBuyers: { value: number; low: number; high: number };
  }[];
  readonly saving: { readonly lived: number; readonly full: number; readonly share: number };
}

/** A change as it reads back: one kind is not null. */
type Change = Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;

/** What is done, in a few words: the kind of change, and the fields that are plain. */
function tellRepair(repair: readonly Change[]): string {
  const words = repair.flatMap((change) =>
    Object.entries(change).flatMap(([kind, fields]) => {
      if (!fields) return [];
      const plain = Object.entries(fields).filter(
        ([, value]) => typeof value === 'string' || typeof value === 'number',
      );
      return [
        `${kind} ${plain.map(([, value]) => (typeof value === 'number' ? Number(value.toFixed(2)) : value)).join(' ')}`,
      ];
    }),
  );
  return words.length === 0 ? '–' : `${words.slice(0, 2).join('; ')}${words.length > 2 ? ' …' : ''}`;
}

const REPAIR = `repair {
  addCare { touchpoint kind strength } repairPothole { touchpoint kind by } setTelling { touchpoint }
  setTouchpoint { key ask pull } addTouchpoint { key } setLink { from on to delayDays } removeLink { from on to } }`;

const TOP = 8;
const FIGURE = 'name baseline challenger difference low high varianceRatio';
const where = ({ kind, touchpoints }: { readonly kind: string; readonly touchpoints: readonly string[] }): string =>
  `${kind} · ${touchpoints[0] ?? 'the whole plan'}`;

export async function auditPlan(desk: Desk, scenarioId: string, buyers: number): Promise<string> {
  const { findings, sequence, lostBuyers, saving } = await desk.study<Audit>(
    'startAudit',
    'Audit',
    { scenarioId, buyers },
    `findings { kind touchpoints evidence clear ${REPAIR} affectedBuyers { share { value } }
       effect { metrics(names: ["boughtShare", "EMPATHY"]) { ${FIGURE} } } }
     sequence { steps { finding { kind touchpoints ${REPAIR} } marginal(names: ["boughtShare"]) { ${FIGURE} } cumulative(names: ["boughtShare"]) { ${FIGURE} } }
       leftAfterThree { findings { rank } metrics(names: ["boughtShare"]) { ${FIGURE} } } }
     lostBuyers { touchpoint lostBuyers { value low high } }
     saving { lived full share }`,
  );
  const clear = findings.filter((finding) => finding.clear).length;
  const rows = findings
    .slice(0, TOP)
    .map((finding, index) => [
      String(index + 1),
      where(finding),
      finding.evidence,
      tellRepair(finding.repair),
      `${(100 * finding.affectedBuyers.share.value).toFixed(1)} %`,
      points(find(finding.effect.metrics, 'boughtShare')),
      finding.clear ? 'yes' : 'no',
    ]);
  const steps = sequence.steps.map(({ finding, marginal, cumulative }, index) => [
    String(index + 1),
    where(finding),
    tellRepair(finding.repair),
    points(find(marginal, 'boughtShare')),
    points(find(cumulative, 'boughtShare')),
  ]);
  const left = sequence.leftAfterThree;
  const [worst] = [...lostBuyers].sort((one, other) => other.lostBuyers.value - one.lostBuyers.value);
  return [
    `${findings.length} findings, ${clear} of them clear: what mending them does to a journey is no luck, all findings taken together. The first ${Math.min(TOP, findings.length)}:`,
    table(['', 'finding', 'evidence', 'repair', 'affected', 'bought when mended, points', 'clear'], rows),
    'Mended one after another, the most telling first, measured on fresh luck:',
    table(['', 'finding', 'repair', 'gain, points', 'in all, points'], steps),
    left
      ? `After the first three, mending the other ${left.findings.length} that seem to gain would still bring ${points(find(left.metrics, 'boughtShare'))} points.`
      : 'After the first three nothing is left that seems to gain.',
    `The outcome is decided first of all at \`${worst.touchpoint}\`, where ${estimate(worst.lostBuyers, 1, 0)} of ${whole(buyers)} buyers are lost. ` +
      `Living again only the lives that a repair can touch took ${(100 * saving.share).toFixed(0)} % of the lives of doing so in full.`,
  ].join('\n\n');
}

interface Attribution {
  readonly purchases: number;
  readonly touchpoints: readonly {
    readonly touchpoint: string;
    readonly incremental: { readonly value: number; readonly low: number; readonly high: number };
    readonly credits: readonly { readonly rule: string; readonly credit: { readonly value: number } }[];
  }[];
  readonly rules: readonly {
    readonly rule: string;
    readonly totalError: { value: number; low: number; high: number };
    readonly rankAgreement: number | null;
    readonly tooMuch: readonly string[];
    readonly tooLittle: readonly string[];
  }[];
}

/** Rules shown beside the truth, touchpoint by touchpoint. */
const SHOWN = ['LAST_TOUCH', 'LINEAR', 'MARKOV_1', 'SHAPLEY'];

export async function attributePurchases(desk: Desk, scenarioId: string, buyers: number): Promise<string> {
  const { purchases, touchpoints, rules } = await desk.study<Attribution>(
    'startAttribution',
    'Attribution',
    { scenarioId, buyers },
    `purchases
     touchpoints { touchpoint incremental { value low high } credits { rule credit { value } } }
     rules { rule totalError { value low high } rankAgreement tooMuch tooLittle }`,
  );
  const rows = [...touchpoints]
    .sort((one, other) => other.incremental.value - one.incremental.value)
    .map(({ touchpoint, incremental, credits }) => [
      `\`${touchpoint}\``,
      estimate(incremental, 1, 0),
      ...SHOWN.map((rule) => fixed(credits.find((credit) => credit.rule === rule)?.credit.value ?? 0, 0)),
    ]);
  const judged = rules.map(({ rule, totalError, rankAgreement, tooMuch, tooLittle }) => [
    rule,
    `${estimate(totalError, 100, 0)} %`,
    rankAgreement === null ? '–' : rankAgreement.toFixed(2),
    `${tooMuch.length} / ${tooLittle.length}`,
  ]);
  return [
    `${whole(purchases)} of ${whole(buyers)} buyers bought. What each touchpoint truly brings, and what four of the rules say:`,
    table(['touchpoint', 'truly brings', ...SHOWN], rows),
    'How far each rule is off: its errors together as a share of all purchasers, whether it gets the order right (Kendall’s τ), and how many touchpoints it credits with too much and too little:',
    table(['rule', 'errors', 'order', 'too much / too little'], judged),
  ].join('\n\n');
}
