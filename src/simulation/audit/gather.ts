/** Brings what was suspected and what was seen together, and puts what was tried in order. */
import type { FigureName } from '../figures.ts';
import { FINDING_KINDS, type FindingKind, type Suspicion } from './finding.ts';
import type { Effect } from './effect.ts';
import { sum, type ByIntent } from './inspected.ts';
import type { Trouble } from './trouble.ts';

/** Something found, before it is known what mending it brings. */
export interface Find extends Suspicion {
  /** Kinds of other finds that the same repair mends; `evidence` has theirs too. */
  readonly also: readonly FindingKind[];
  /** Buyers who were seen to have it, by intent; null where it was not looked for in lives. */
  readonly affected: ByIntent | null;
}

/**
 * Finds in which each repair comes once: of several that the same changes mend, the one that most buyers were seen to have
 * stands for all. At most `most` of them: those seen in lives first, by buyers who have it, then those of the design alone.
 */
export function gather(
  suspicions: readonly Suspicion[],
  troubles: readonly Trouble[],
  most: number,
): { readonly finds: readonly Find[]; readonly leftOut: number } {
  const all: Find[] = [
    ...troubles.map((trouble) => ({ ...trouble, also: [] })),
    ...suspicions.map((suspicion) => ({ ...suspicion, also: [], affected: null })),
  ].sort((one, other) => seen(other) - seen(one));
  const byRepair = new Map<string, Find>();
  all.forEach((find, index) => {
    const name = find.repair.length === 0 ? `${index}` : JSON.stringify(find.repair);
    const known = byRepair.get(name);
    byRepair.set(name, known ? joined(known, find) : find);
  });
  const finds = [...byRepair.values()];
  return { finds: finds.slice(0, most), leftOut: Math.max(0, finds.length - most) };
}

const seen = ({ affected }: Find): number => (affected === null ? -1 : sum(affected));

function joined(one: Find, other: Find): Find {
  const kinds = new Set([...one.also, other.kind]);
  kinds.delete(one.kind);
  return {
    ...one,
    also: FINDING_KINDS.filter((kind) => kinds.has(kind)),
    touchpoints: [...new Set([...one.touchpoints, ...other.touchpoints])],
    evidence: `${one.evidence} ${other.evidence}`,
  };
}

/** What finds are ranked by: the estimated gain of the first, ties by the next. */
const RANKED_BY: readonly FigureName[] = ['boughtShare', 'EMPATHY', 'mood'];

/** Most gain first; then in the order of FINDING_KINDS, of touchpoints' keys, and as they came. */
export function ranked<Tried extends Find & { readonly effect: Effect }>(tried: readonly Tried[]): Tried[] {
  const gains = ({ effect: { metrics } }: Tried): number[] =>
    RANKED_BY.map((wanted) => metrics.find(({ name }) => name === wanted)?.difference ?? 0);
  return tried
    .map((one) => ({ one, gains: gains(one) }))
    .sort((a, b) => {
      const at = a.gains.findIndex((gain, index) => gain !== b.gains[index]);
      if (at >= 0) return b.gains[at] - a.gains[at];
      const kinds = FINDING_KINDS.indexOf(a.one.kind) - FINDING_KINDS.indexOf(b.one.kind);
      if (kinds !== 0) return kinds;
      const [first, second] = [a.one, b.one].map(({ touchpoints }) => touchpoints[0] ?? '');
      return first < second ? -1 : first > second ? 1 : 0;
    })
    .map(({ one }) => one);
}
