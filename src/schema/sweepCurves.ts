/** The curves of a sweep: each scenario at each value, and what each challenger adds to the baseline there. */
import type { StudyArm } from '../db/generated/client.ts';
import type { PairedFigure } from '../simulation/compare.ts';
import { FIGURES } from '../simulation/figures.ts';
import { describeMetric } from '../simulation/metrics/headline.ts';
import { SCORE_DEFINITIONS } from '../simulation/metrics/scorecard.ts';
import { METRIC_NAMES, SCORES } from '../simulation/summary.ts';
import { SWEEP_CONFIDENCE, type SweepPoint } from '../simulation/sweep.ts';
import { builder } from './builder.ts';
import { ArmType } from './comparison.ts';
import { MetricType, ScoreType } from './estimate.ts';
import { costOf, NAMES, only } from './names.ts';
import { PairedFigureType } from './paired.ts';

/** A scenario at a value. */
export interface Placed {
  readonly value: number;
  readonly arm: StudyArm;
}

export const PointType = builder.objectRef<Placed & { readonly point: SweepPoint }>('SweepPoint').implement({
  description: 'One scenario at one value, by itself: what a run of it there reports, to the last digit.',
  fields: (t) => ({
    value: t.exposeFloat('value', { description: 'The value of what is varied.' }),
    scenario: t.field({ type: ArmType, description: 'Which scenario.', resolve: ({ arm }) => arm }),
    metrics: t.field({
      type: [MetricType],
      complexity: costOf(METRIC_NAMES.length),
      description: 'The headline figures. Each interval holds by itself.',
      args: { names: t.arg.stringList({ description: NAMES }) },
      resolve: ({ point }, { names }) =>
        only(point.metrics, names).map((metric) => ({ ...metric, ...describeMetric(metric.name) })),
    }),
    scorecard: t.field({
      type: [ScoreType],
      complexity: { multiplier: SCORES.length },
      description: 'The empathy scorecard, one entry for each part.',
      resolve: ({ point }) => point.scorecard.map((score) => ({ ...score, definition: SCORE_DEFINITIONS[score.name] })),
    }),
  }),
});

/** A challenger and the baseline at a value. */
export interface Lift {
  readonly value: number;
  readonly baseline: StudyArm;
  readonly challenger: StudyArm;
  readonly figures: readonly PairedFigure[];
}

export const LiftType = builder.objectRef<Lift>('SweepLift').implement({
  description: 'The baseline and a challenger at one value, over the same buyers with the same luck.',
  fields: (t) => ({
    value: t.exposeFloat('value', { description: 'The value of what is varied.' }),
    baseline: t.field({ type: ArmType, description: 'The baseline.', resolve: ({ baseline }) => baseline }),
    challenger: t.field({ type: ArmType, description: 'The challenger.', resolve: ({ challenger }) => challenger }),
    metrics: t.field({
      type: [PairedFigureType],
      complexity: costOf(FIGURES.length + 2),
      description: `Paired differences of every headline figure and every part of the scorecard. The intervals of a figure hold over all values and all challengers together with ${SWEEP_CONFIDENCE * 100} % confidence (Šidák’s correction).`,
      args: { names: t.arg.stringList({ description: NAMES }) },
      resolve: ({ figures }, { names }) => only(figures, names),
    }),
  }),
});
