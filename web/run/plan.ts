/** The plan of a run: where its links lead, after what its scenario does differently. */
import type { Trigger } from '../generated/schema.ts';

export interface PlannedStep {
  readonly from: string;
  readonly to: string;
  /** What has to happen at its start; several links may lead from one touchpoint to another. */
  readonly on: readonly Trigger[];
}

export interface Plan {
  readonly steps: readonly PlannedStep[];
  readonly leads: (from: string, to: string) => boolean;
}

type Link = { readonly from: string; readonly to: string; readonly on: Trigger };
/** What a scenario may do to links; the rest of its changes leaves them alone. */
interface Change {
  readonly setLink: Link | null;
  readonly removeLink: Link | null;
  readonly removeTouchpoint: { readonly key: string } | null;
}
type Changes = readonly Change[];

export function planOf(links: readonly Link[], changes: Changes): Plan {
  const steps = new Map<string, { from: string; to: string; on: Trigger[] }>();
  for (const { from, to, on } of changed(links, changes)) {
    const step = steps.get(pair(from, to)) ?? { from, to, on: [] };
    step.on.push(on);
    steps.set(pair(from, to), step);
  }
  return { steps: [...steps.values()], leads: (from, to) => steps.has(pair(from, to)) };
}

function changed(links: readonly Link[], changes: Changes): readonly Link[] {
  let now = [...links];
  for (const { setLink, removeLink, removeTouchpoint } of changes) {
    if (setLink && !now.some((link) => isSame(link, setLink))) now.push(setLink);
    if (removeLink) now = now.filter((link) => !isSame(link, removeLink));
    if (removeTouchpoint)
      now = now.filter(({ from, to }) => from !== removeTouchpoint.key && to !== removeTouchpoint.key);
  }
  return now;
}

const isSame = (one: Link, other: Link): boolean =>
  one.from === other.from && one.to === other.to && one.on === other.on;

const pair = (from: string, to: string): string => `${from} ${to}`;

/**
 * The touchpoints of a plan by how many links lie between them and a touchpoint that no link leads to; `keys`, all the
 * touchpoints of the design, decide between equals.
 */
export function plannedOrder({ steps }: Plan, keys: readonly string[]): readonly string[] {
  const linked = keys.filter((key) => steps.some(({ from, to }) => key === from || key === to));
  let found = new Set(linked.filter((key) => steps.every(({ to }) => to !== key)));
  for (let before = -1; before < found.size;) {
    before = found.size;
    found = new Set([...found, ...linked.filter((key) => steps.some(({ from, to }) => to === key && found.has(from)))]);
  }
  // What only a circle leads to comes last.
  return [...new Set([...found, ...linked])];
}
