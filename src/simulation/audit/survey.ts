/** What every smell looks at: a design, laid out so that the order in its file cannot show, and who can meet what in it. */
import type { Design, DesignInput, Link, Touchpoint } from '../design.ts';
import type { ParameterValues } from '../parameters.ts';
import { reachOf, type Reach } from './reach.ts';

export interface Survey {
  /** The design as written, which repairs are for. */
  readonly written: DesignInput;
  /** The design filled in; touchpoints and personas sorted by key, links by from, to and trigger. */
  readonly design: Design;
  readonly parameters: ParameterValues;
  /** Who can meet what over whole lives, and up to the first purchase. */
  readonly ever: Reach;
  readonly before: Reach;
  /** The touchpoint of a key of the design. */
  readonly find: (key: string) => Touchpoint;
}

export function surveyOf(written: DesignInput, design: Design, parameters: ParameterValues): Survey {
  const sorted: Design = {
    ...design,
    personas: [...design.personas].sort(byKey),
    touchpoints: [...design.touchpoints].sort(byKey),
    links: [...design.links].sort(byEnds),
  };
  const at = new Map(sorted.touchpoints.map((touchpoint) => [touchpoint.key, touchpoint]));
  return {
    written,
    design: sorted,
    parameters,
    ever: reachOf(sorted, parameters),
    before: reachOf(sorted, parameters, true),
    find: (key) => at.get(key) as Touchpoint,
  };
}

const byKey = (one: { key: string }, other: { key: string }): number => (one.key < other.key ? -1 : 1);
const byEnds = (one: Link, other: Link): number => (endsOf(one) < endsOf(other) ? -1 : 1);
/** A space sorts before all that keys are made of. */
const endsOf = ({ from, to, on }: Link): string => `${from} ${to} ${on}`;
