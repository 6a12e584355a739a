/** What the audit of a design finds, before anything is simulated: a suspicion, what shows it, and what would mend it. */
import type { Change } from '../change.ts';

/** The kinds of findings, in the order in which they are told: smells of a design, then potholes, declared and hidden. */
export const FINDING_KINDS = [
  /** Nobody can meet it. */
  'UNREACHABLE',
  /** Who comes through has nothing to do next, short of the goal. */
  'DEAD_END',
  /** No follow-up to a purchase, and nothing comes to customers soon. */
  'NOTHING_AFTER_PURCHASE',
  /** Who wandered off on the way there cannot find back. */
  'NO_WAY_BACK',
  /** It asks for more than most are ready for when they arrive. */
  'ASK_TOO_HARD',
  /** It sells within days of a sign-up. */
  'SELLS_TOO_SOON',
  /** What it tells is not what the brand promises. */
  'OTHER_STORY',
  /** Nothing in the design is for those who bought. */
  'CUSTOMERS_NEVER_ADDRESSED',
  /** Nothing in the design is for those who signed up. */
  'SUBSCRIBERS_NEVER_ADDRESSED',
  /** Links lead round and round with nothing to slow them. */
  'CIRCULAR_LINKS',
  /** Nothing in the design is for those who do not come to buy. */
  'BUYERS_ONLY',
  /** A pothole that the design itself names. */
  'DECLARED_POTHOLE',
  /** An ask that comes before buyers are ready. */
  'PREMATURE_ASK',
  /** Tellings that contradict one another in the lives of buyers. */
  'CONFLICTING_TELLING',
  /** Follow-ups that are forgotten while they wait. */
  'FORGETTING',
  /** More exposures than buyers bear. */
  'OVER_EXPOSURE',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** Something in a design that may cost buyers. Whether it does, and how many, is for a simulation to say. */
export interface Suspicion {
  readonly kind: FindingKind;
  /** Keys; the one it is about comes first. Empty when it is about the whole design. */
  readonly touchpoints: readonly string[];
  /** One to three plain sentences with the numbers that show it. */
  readonly evidence: string;
  /** Changes that mend it, for the design as written; empty where none makes sense, and `evidence` says why. */
  readonly repair: readonly Change[];
}
