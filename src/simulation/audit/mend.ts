/** What repairs are made of. */
import { applyChanges, type Change } from '../change.ts';
import type { LinkInput, TouchpointInput } from '../design.ts';
import { LIMITS, type Trigger } from '../vocabulary.ts';
import type { FindingKind, Suspicion } from './finding.ts';
import { reachOf } from './reach.ts';
import type { Survey } from './survey.ts';

/** The most changes that a repair may have. */
export const MOST_CHANGES = LIMITS.changes;

/** A suspicion, its repair left out and the reason said where the design, or a list of changes, has no room for it. */
export function suspect(
  survey: Survey,
  kind: FindingKind,
  touchpoints: readonly string[],
  evidence: string,
  repair: readonly Change[],
): Suspicion {
  const problem = whyNot(survey, repair);
  return problem === undefined
    ? { kind, touchpoints, evidence, repair }
    : { kind, touchpoints, evidence: `${evidence} ${problem}`, repair: [] };
}

function whyNot({ design }: Survey, repair: readonly Change[]): string | undefined {
  if (repair.length > MOST_CHANGES)
    return `Mending it takes more changes than the ${MOST_CHANGES} that a scenario holds.`;
  const touchpoints = repair.filter((change) => 'addTouchpoint' in change).length;
  const links = repair.filter(
    (change) => 'setLink' in change && !design.links.some((link) => isSame(link, change.setLink)),
  ).length;
  const hasRoom =
    design.touchpoints.length + touchpoints <= LIMITS.touchpoints && design.links.length + links <= LIMITS.links;
  return hasRoom
    ? undefined
    : `What would mend it adds to a design that is full: at most ${LIMITS.touchpoints} touchpoints and ${LIMITS.links} links.`;
}

type Ends = Pick<LinkInput, 'from' | 'to' | 'on'>;
const isSame = (one: Ends, other: Ends): boolean =>
  one.from === other.from && one.to === other.to && one.on === other.on;

/** Keys of the touchpoints that somebody can meet once the design is changed; none where the changes do not fit it. */
export function metAfter({ written, parameters }: Survey, changes: readonly Change[]): ReadonlySet<string> {
  const changed = applyChanges(written, changes);
  return changed.ok ? reachOf(changed.value.design, parameters).met : new Set();
}

/** A key that the design does not have yet. */
export function freshKey({ design }: Survey, wanted: string): string {
  const taken = new Set(design.touchpoints.map(({ key }) => key));
  let key = wanted;
  for (let nth = 2; taken.has(key); nth++) key = `${wanted}-${nth}`;
  return key;
}

export const add = (touchpoint: TouchpointInput): Change => ({ addTouchpoint: touchpoint });

export const link = (from: string, on: Trigger, to: string, delayDays = 0): Change => ({
  setLink: { from, to, on, delayDays },
});
