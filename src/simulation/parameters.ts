/**
 * Every coefficient of the model as one record: name, unit, range, default, source. Validation, the compiled plan, the
 * API and the documentation derive from this list (docs/model.md shows where each stands in the equations).
 */

export interface Parameter {
  readonly name: string;
  readonly description: string;
  readonly unit: string;
  readonly default: number;
  readonly minimum: number;
  /** True when the minimum itself is not allowed. */
  readonly aboveMinimum?: boolean;
  readonly maximum: number;
  /** True when the maximum itself is not allowed. */
  readonly belowMaximum?: boolean;
  /** A reference with its grade (A peer-reviewed, F field data, V vendor, W third-hand), or `assumption`. */
  readonly source: string;
}

const ASSUMPTION = 'assumption';
const FORGETTING = 'form: A Murre & Dros 2015 (forgetting is a power law); value: assumption';
const SPACING = 'form: A Sahni 2015, A Settles & Meeder 2016 (spread exposures beat bunched ones); value: assumption';
const CUES = 'form: A Keller 1987, 1991 (recall needs cues that match; rivals interfere); value: assumption';
const PRESSURE =
  'form: A Zboja et al. 2016 (aggressive selling lowers trust and satisfaction, directive selling does not); value: assumption';
const WEAR = 'form: A Schmidt & Eisend 2015, A Chae et al. 2019 (attitude peaks near ten exposures); value: assumption';
const ASYMMETRY = 'form: A Zhu et al. 2023 (bad experience moves trust more than good); value: assumption';
const RECOVERY =
  'form: A de Matos et al. 2007 (recovery lifts satisfaction, not repurchase or word of mouth); value: assumption';
const TRUST_EXCEPTION =
  'form: V System1/IPA 2024 (consistency pays over time, trust is the exception, hence small); value: assumption';

const define = <const Name extends string>(
  name: Name,
  value: number,
  unit: string,
  range: [number, number],
  source: string,
  description: string,
  open: { aboveMinimum?: boolean; belowMaximum?: boolean } = {},
) => ({ name, default: value, unit, minimum: range[0], maximum: range[1], source, description, ...open });

const LOG_ODDS: [number, number] = [0, 20];
const SHARE: [number, number] = [0, 1];
const DAYS: [number, number] = [0, 3650];
/** Days that something takes to halve: what is shorter than a minute and a half is no half-life. */
const HALF_LIFE: [number, number] = [0.001, 3650];
const above = { aboveMinimum: true };

const LIST = [
  define('moodHalfLife', 10, 'days', HALF_LIFE, ASSUMPTION, 'Half-life of mood on its way back to 0.'),
  define(
    'fatigueHalfLife',
    7,
    'days',
    HALF_LIFE,
    'form: A Kronrod & Huber 2019 (annoyance fades faster than memory); value: assumption',
    'Half-life of fatigue.',
  ),
  define('readinessHalfLife', 30, 'days', HALF_LIFE, ASSUMPTION, 'Half-life of readiness above its base.'),

  define('noticeAttention', 2, 'log-odds per unit', LOG_ODDS, ASSUMPTION, 'Attention helps a push to be noticed.'),
  define('noticeRecognition', 2, 'log-odds per unit', LOG_ODDS, CUES, 'Recognition helps a push to be noticed.'),
  define('noticeFatigue', 0.6, 'log-odds per unit', LOG_ODDS, WEAR, 'Fatigue hinders noticing.'),

  define('engageReadiness', 2.5, 'log-odds per unit', LOG_ODDS, ASSUMPTION, 'Readiness helps to engage.'),
  define('engageTrust', 2, 'log-odds per unit', LOG_ODDS, ASSUMPTION, 'Trust helps to engage.'),
  define('engageMood', 1, 'log-odds per unit', LOG_ODDS, ASSUMPTION, 'Mood helps to engage.'),
  define('engageEffort', 1.5, 'log-odds per unit', LOG_ODDS, ASSUMPTION, 'Effort hinders engaging.'),
  define('engagePressure', 3, 'log-odds per unit', LOG_ODDS, PRESSURE, 'Pressure hinders engaging.'),

  define('actReadiness', 2.5, 'log-odds per unit', LOG_ODDS, ASSUMPTION, 'Readiness helps to act.'),
  define('actTrust', 2, 'log-odds per unit', LOG_ODDS, ASSUMPTION, 'Trust helps to act.'),
  define('actMood', 1, 'log-odds per unit', LOG_ODDS, ASSUMPTION, 'Mood helps to act.'),
  define('actMemory', 0.75, 'log-odds per unit', LOG_ODDS, CUES, 'What is remembered of the story helps to act.'),
  define('actAsk', 1, 'log-odds per unit', LOG_ODDS, PRESSURE, 'An ask that the buyer is ready for helps to act.'),
  define('actEffort', 1.5, 'log-odds per unit', LOG_ODDS, ASSUMPTION, 'Effort hinders acting.'),
  define('actPressure', 2, 'log-odds per unit', LOG_ODDS, PRESSURE, 'Pressure hinders acting.'),

  define('encodeNoticed', 0.12, 'memory per notice', SHARE, ASSUMPTION, 'Memory laid down by a fully branded notice.'),
  define('encodeEngaged', 0.2, 'memory per visit', SHARE, ASSUMPTION, 'Memory laid down by coming through.'),
  define('recognitionBoost', 1.5, 'share', [0, 20], CUES, 'Recognition makes a notice sink in deeper.'),
  define('interference', 0.3, 'share', SHARE, CUES, 'Share of memory that a conflicting or rival story wipes out.'),
  define('spacing', 1.5, 'share', [0, 20], SPACING, 'How much a well-spaced repetition lengthens memory.'),
  define('maxMemoryDays', 120, 'days', HALF_LIFE, FORGETTING, 'The longest half-life that repetition can reach.'),
  define(
    'tolerance',
    0.2,
    '1 − cosine',
    SHARE,
    'form: A Houston et al. 1987 (mild variation must not be punished); value: assumption',
    'Variation of the story that goes unpunished.',
    { belowMaximum: true },
  ),

  define('trustRecognition', 0.03, 'share', SHARE, TRUST_EXCEPTION, 'Trust gained from recognising the story.'),
  define('trustDissonance', 0.05, 'share', SHARE, ASSUMPTION, 'Trust lost to a story that conflicts.'),
  define('trustValue', 0.12, 'share', SHARE, ASYMMETRY, 'Trust gained from help received.'),
  define('trustPothole', 0.35, 'share', SHARE, ASYMMETRY, 'Trust lost to a pothole of full severity.'),
  define('trustPressure', 0.15, 'share', SHARE, PRESSURE, 'Trust lost to pressure.'),
  define('trustRecovery', 0.25, 'share', SHARE, RECOVERY, 'Trust regained when a pothole is put right.'),

  define('moodValue', 0.25, 'share', SHARE, ASSUMPTION, 'Mood gained from help received.'),
  define('moodDissonance', 0.15, 'mood', [0, 2], ASSUMPTION, 'Mood lost to a story that conflicts.'),
  define('moodPothole', 0.7, 'mood', [0, 2], ASYMMETRY, 'Mood lost to a pothole of full severity.'),
  define('moodPressure', 0.4, 'mood', [0, 2], PRESSURE, 'Mood lost to pressure.'),
  define('moodRecovery', 0.4, 'mood', [0, 2], RECOVERY, 'Mood regained when a pothole is put right.'),

  define('fatigueIgnored', 0.1, 'fatigue', [0, 10], WEAR, 'Fatigue added by an exposure that is ignored.'),
  define('fatigueNoticed', 0.25, 'fatigue', [0, 10], WEAR, 'Fatigue added by an exposure that is noticed.'),

  define('learn', 0.25, 'share', SHARE, ASSUMPTION, 'Readiness gained from help received.'),
  define('askSlack', 0.1, 'ask', SHARE, PRESSURE, 'How far an ask may go beyond readiness before it presses.'),
  define('giveUp', 1.2, 'rate', [0, 20], ASSUMPTION, 'How readily a pothole makes buyers give up.'),
  define('quitPressured', 0.35, 'rate', [0, 20], PRESSURE, 'How readily pressure makes buyers leave for good.'),
  define('quitFrustrated', 2, 'rate', [0, 20], ASSUMPTION, 'How readily frustration makes buyers leave for good.'),
  define('keep', 3, 'half-lives', [0, 100], ASSUMPTION, 'How long an intention outlives the story.', above),
  define(
    'visitSpread',
    1.5,
    'σ of log days',
    [0, 4],
    'F Airbnb sessions (gaps log-normal, σ 1.96), F Olist leads (σ 1.55)',
    'Spread of the waits between own visits.',
  ),
  define('returnFloor', 0.05, 'weight', [0, 100], ASSUMPTION, 'Pull of the brand on a buyer who remembers nothing.'),
  define('elsewhere', 1, 'weight', [0, 1e6], ASSUMPTION, 'Weight of the rest of the world when a buyer goes looking.'),
  define('dormantDays', 14, 'days', DAYS, ASSUMPTION, 'A notice after a longer silence is a return.'),
  define(
    'repurchaseReadiness',
    0.2,
    'readiness',
    SHARE,
    'in kind: F CDNOW (17.5, 29.3, 37.5, 45.9 % again within 30, 90, 180, 365 d); value: assumption',
    'Readiness right after a purchase, and its base from then on.',
  ),
  define(
    'advocacy',
    0.3,
    'share',
    SHARE,
    'in kind: V Temkin 2013 (47–80 % of promoters did recommend); value: assumption',
    'Chance that a delighted, trusting customer refers a friend when asked.',
  ),
  define('retell', 0.6, 'share', SHARE, ASSUMPTION, 'Share of what a customer remembers that a friend takes over.'),
  define('referralDelayDays', 7, 'days', DAYS, ASSUMPTION, 'Days until a referred friend arrives.'),
  define(
    'referralTrust',
    0.3,
    'share',
    SHARE,
    'form: A Schmitt et al. 2011 (referred customers are at least 16 % more valuable); value: assumption',
    'Trust that a friend brings along.',
  ),

  define('readinessPassing', 0.05, 'readiness', SHARE, ASSUMPTION, 'Base readiness of those passing by.'),
  define('readinessLearning', 0.25, 'readiness', SHARE, ASSUMPTION, 'Base readiness of those who want to learn.'),
  define('readinessRelating', 0.4, 'readiness', SHARE, ASSUMPTION, 'Base readiness of those who seek a relationship.'),
  define('readinessBuying', 0.7, 'readiness', SHARE, ASSUMPTION, 'Base readiness of those who come to buy.'),
  define('needPassing', 0.25, 'share of needDays', [0, 100], ASSUMPTION, 'Life of a passer-by’s need.', above),
  define('needLearning', 1, 'share of needDays', [0, 100], ASSUMPTION, 'Life of a learner’s need.', above),
  define(
    'needRelating',
    1.5,
    'share of needDays',
    [0, 100],
    ASSUMPTION,
    'Life of a relationship seeker’s need.',
    above,
  ),
  define('needBuying', 1, 'share of needDays', [0, 100], ASSUMPTION, 'Life of a buyer’s need.', above),
  define('traitSpread', 0.5, 'σ of log-odds', [0, 4], ASSUMPTION, 'Spread of traits between 0 and 1 within a persona.'),
  define('dayTraitSpread', 0.4, 'σ of log days', [0, 4], ASSUMPTION, 'Spread of traits in days within a persona.'),
] satisfies readonly Parameter[];

export type ParameterName = (typeof LIST)[number]['name'];

/** One value per parameter, in the unit of its record. */
export type ParameterValues = Record<ParameterName, number>;

export const PARAMETERS: readonly Parameter[] = LIST;

const BY_NAME = new Map<string, Parameter>(LIST.map((parameter) => [parameter.name, parameter]));

/** The record of the parameter with this name, or undefined when there is none. */
export function findParameter(name: string): Parameter | undefined {
  return BY_NAME.get(name);
}

/** A fresh copy of all defaults. */
export function defaultParameters(): ParameterValues {
  return Object.fromEntries(LIST.map((parameter) => [parameter.name, parameter.default])) as ParameterValues;
}
