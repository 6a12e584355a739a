/** Rules that end a study early. */
import { FIGURE_NAMES } from '../simulation/figures.ts';
import { METRIC_NAMES } from '../simulation/summary.ts';
import { STUDY_DEFAULTS } from '../studies/limits.ts';
import type { Stop } from '../studies/stop.ts';
import { builder } from './builder.ts';

export const StopType = builder.objectRef<Stop<string>>('StopRule').implement({
  description: 'A rule that ends a study early, once an interval is narrow enough.',
  fields: (t) => ({
    metric: t.exposeString('metric', { description: 'The headline figure whose interval is watched.' }),
    halfWidth: t.exposeFloat('halfWidth', {
      description: 'Half the width of the interval, in the unit of the figure.',
    }),
    confidence: t.exposeFloat('confidence', { description: 'Confidence of the interval, above 0 and below 1.' }),
  }),
});

const APART = METRIC_NAMES.filter((name) => !(FIGURE_NAMES as readonly string[]).includes(name));

export const StopInput = builder.inputType('StopInput', {
  description: 'A rule that ends a study early, once an interval is narrow enough.',
  fields: (t) => ({
    metric: t.string({
      required: true,
      description: `The figure to watch. Of a run: ${METRIC_NAMES.join(', ')}. Where scenarios are compared, their difference: these but ${APART.join(' and ')}, and the parts of the scorecard.`,
    }),
    halfWidth: t.float({
      required: true,
      description: 'End once half the width of its interval is no more than this, in the unit of the figure.',
    }),
    confidence: t.float({
      description: `Confidence of the interval, at least 0.5 and at most 0.9999. Left out: ${STUDY_DEFAULTS.confidence}.`,
    }),
  }),
});

export interface GivenStop {
  readonly metric: string;
  readonly halfWidth: number;
  readonly confidence?: number | null;
}
