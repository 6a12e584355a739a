/** The audit's first part: what is suspicious about a design, found without simulating it. */
import type { Design, DesignInput } from '../design.ts';
import type { ParameterValues } from '../parameters.ts';
import { FINDING_KINDS, type Suspicion } from './finding.ts';
import { findNothingAfterPurchase } from './smells/afterPurchase.ts';
import { findHardAsks } from './smells/askTooHard.ts';
import { findBuyersOnly } from './smells/buyersOnly.ts';
import { findCircularLinks } from './smells/circularLinks.ts';
import { findDeadEnds } from './smells/deadEnds.ts';
import { findCustomersNeverAddressed, findSubscribersNeverAddressed } from './smells/neverAddressed.ts';
import { findOtherStories } from './smells/otherStory.ts';
import { findSoonSales } from './smells/sellsTooSoon.ts';
import { findUnreachable } from './smells/unreachable.ts';
import { findNoWayBack } from './smells/wayBack.ts';
import { surveyOf, type Survey } from './survey.ts';

const SMELLS: readonly ((survey: Survey) => Suspicion[])[] = [
  findUnreachable,
  findDeadEnds,
  findNothingAfterPurchase,
  findNoWayBack,
  findHardAsks,
  findSoonSales,
  findOtherStories,
  findCustomersNeverAddressed,
  findSubscribersNeverAddressed,
  findCircularLinks,
  findBuyersOnly,
];

/**
 * The smells of a design, in the order of FINDING_KINDS and, within a kind, of the touchpoints in the design's file. `input`
 * is the design as written, which the repairs are for, and `design` the same filled in; both must have passed `parseDesign`.
 * Disorder is taken to be above 0. Each repair applies on its own and takes its own finding away; what else it changes is
 * for a simulation to say. The order of personas, touchpoints and links in the file changes nothing but the order of what
 * is found.
 */
export function findSmells(input: DesignInput, design: Design, parameters: ParameterValues): Suspicion[] {
  const survey = surveyOf(input, design, parameters);
  const place = new Map(design.touchpoints.map(({ key }, index) => [key, index]));
  const rank = ({ kind, touchpoints }: Suspicion): number =>
    FINDING_KINDS.indexOf(kind) * (design.touchpoints.length + 1) + (place.get(touchpoints[0] ?? '') ?? -1);
  return SMELLS.flatMap((find) => find(survey)).sort((one, other) => rank(one) - rank(other));
}
