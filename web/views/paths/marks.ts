/** How the marks of the flows look. As attributes: a picture saved as a file keeps them, and would lose rules of a style sheet. */
import type { SVGAttributes } from 'react';

type Look = Readonly<SVGAttributes<SVGElement>>;

/** Steps of the plan in colour with a firm edge, others grey with a dashed one: told apart without colours too. */
export const flowLook = (isPlanned: boolean): Look =>
  isPlanned
    ? { fill: 'var(--accent)', fillOpacity: 0.4, stroke: 'var(--accent)', strokeOpacity: 0.9, strokeWidth: 1 }
    : {
        ...{ fill: 'var(--ink-faint)', fillOpacity: 0.16, stroke: 'var(--ink-faint)', strokeOpacity: 0.55 },
        ...{ strokeWidth: 1, strokeDasharray: '3 3' },
      };

export const litLook = (isPlanned: boolean): Look =>
  isPlanned ? { fill: 'var(--accent)', fillOpacity: 0.95 } : { fill: 'var(--series-2)', fillOpacity: 0.75 };

export const BAR_LOOK: Look = { fill: 'var(--ink-soft)' };
export const BOUGHT_LOOK: Look = { fill: 'var(--series-3)' };
export const BEYOND_LOOK: Look = { stroke: 'var(--ink-faint)', strokeDasharray: '3 2' };
/** Those who go no further fade away, from here. */
export const LEAVING_LOOK: Look = { stopColor: 'var(--ink-faint)', stopOpacity: 0.45 };

/** A link of the plan, walked or not. */
export const linkLook = (isWalked: boolean): Look =>
  isWalked
    ? { fill: 'none', stroke: 'var(--accent)', strokeOpacity: 0.6 }
    : { fill: 'none', stroke: 'var(--ink-faint)', strokeOpacity: 0.8, strokeDasharray: '2 4' };
