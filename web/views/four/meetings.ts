/** What happened when buyers met a touchpoint, in the order of the journey. */
import type { EventKind } from '../../generated/schema.ts';
import type { Result } from './outcomes.ts';

/** Shares of fewer than this many say little. */
export const FEW = 30;

export interface Meeting {
  readonly touchpoint: string;
  readonly name: string;
  readonly isPlanned: boolean;
  readonly exposures: number;
  readonly attended: number;
  readonly vulnerable: number;
  readonly answered: number;
  readonly gaveUp: number;
  readonly potholes: number;
  readonly averted: number;
  readonly recovered: number;
  /** Share of exposures without a vulnerable moment; NaN without exposures. */
  readonly calm: number;
  /** The same, with those that were answered. */
  readonly mended: number;
  /** Share of the attended that came through; NaN where nobody attended. */
  readonly through: number;
}

/** Touchpoints of the plan in its `order`, then the others as they stand in the design. */
export function meetingsAlong(touchpoints: Result['touchpoints'], order: readonly string[]): readonly Meeting[] {
  const place = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  return touchpoints
    .toSorted((one, other) => place(one.touchpoint) - place(other.touchpoint))
    .map(({ touchpoint, name, exposures, attended, vulnerableMoments, answeredMoments, events }): Meeting => {
      const count = (kind: EventKind): number => events.find((event) => event.kind === kind)?.count ?? 0;
      return {
        ...{ touchpoint, name, exposures, attended, isPlanned: order.includes(touchpoint) },
        ...{ vulnerable: vulnerableMoments, answered: answeredMoments },
        ...{ gaveUp: count('ABANDONED'), potholes: count('POTHOLE') },
        ...{ averted: count('AVERTED'), recovered: count('RECOVERED') },
        calm: 1 - vulnerableMoments / exposures,
        mended: 1 - (vulnerableMoments - answeredMoments) / exposures,
        through: count('ENGAGED') / attended,
      };
    });
}
