/** A comparison as it is typed before it starts, and what is sent of it. */
import type { Direction, StartComparisonInput } from '../../../generated/schema.ts';
import { isShareFigure } from '../parts/figures.ts';
import type { CompareFactsFragment } from './comparison.generated.ts';

export interface Draft {
  readonly buyers: string;
  readonly seed: string;
  readonly stopsEarly: boolean;
  readonly stopFigure: string;
  /** Of shares, in points. */
  readonly halfWidth: string;
  readonly bestFigure: string;
  readonly direction: Direction;
  readonly rulesOut: boolean;
  /** Of shares, in points. */
  readonly indifference: string;
}

export const FIRST_DRAFT: Draft = {
  buyers: '20000',
  seed: 'meander',
  stopsEarly: false,
  stopFigure: 'boughtShare',
  halfWidth: '0.2',
  bestFigure: 'boughtShare',
  direction: 'HIGHEST',
  rulesOut: false,
  indifference: '0.2',
};

const scaleOf = (figure: string): number => (isShareFigure(figure) ? 100 : 1);

/** What a study was started with, as far as it says so, to start it again. */
export const draftOf = ({ buyersAsked, seed, stop }: CompareFactsFragment): Draft => ({
  ...FIRST_DRAFT,
  buyers: String(buyersAsked),
  seed,
  ...(stop && {
    stopsEarly: true,
    stopFigure: stop.metric,
    halfWidth: String(Number((stop.halfWidth * scaleOf(stop.metric)).toPrecision(6))),
  }),
});

export function inputOf(draft: Draft, scenarioIds: readonly string[]): StartComparisonInput {
  const { stopFigure, bestFigure, direction } = draft;
  return {
    scenarioIds: [...scenarioIds],
    buyers: Number(draft.buyers),
    seed: draft.seed,
    ...(draft.stopsEarly && {
      stop: { metric: stopFigure, halfWidth: Number(draft.halfWidth) / scaleOf(stopFigure) },
    }),
    best: {
      metric: bestFigure,
      direction,
      ...(draft.rulesOut && { indifference: Number(draft.indifference) / scaleOf(bestFigure) }),
    },
  };
}
