/** A run: one plan, many buyers. */
import type { Study } from '../db/generated/client.ts';
import type { FigureName } from '../simulation/figures.ts';
import type { MetricName } from '../simulation/summary.ts';
import { ENGINE_VERSION } from '../simulation/version.ts';
import { StudyFailure } from './failure.ts';
import { findKnown } from './grow.ts';
import { perform } from './perform.ts';
import type { Performer } from './performer.ts';
import { partsOf } from './resolve.ts';
import { answerOf } from './results.ts';
import { toSource } from './source.ts';
import type { Stop } from './stop.ts';

export const performRun: Performer = async ({ prisma, pool, signal, onProgress, spread }, study) => {
  if (study.engineVersion !== ENGINE_VERSION) throw new StudyFailure('ENGINE_CHANGED');
  const source = toSource(await partsOf(prisma, study));
  const { seed, buyers } = study;
  const stop = stopOf(study);
  const known = await findKnown(prisma, study, stop);
  if (known) onProgress(known.buyers);
  const watch = { lane: 'STUDY', signal, onProgress, spread } as const;
  const tally = await perform(pool, { source, seed, buyers, stop }, watch, known ?? undefined);
  const { buffer } = tally;
  const summary = await pool.summarize({ source, tally: buffer }, 'STUDY');
  signal.throwIfAborted();
  return answerOf(study.id, tally.buyers, buffer, summary);
};

/** The stop rule of a study: its three columns are given together or not at all. */
export function stopOf({ stopMetric, stopHalfWidth, stopConfidence }: Study): Stop | null {
  return stopMetric === null || stopHalfWidth === null || stopConfidence === null
    ? null
    : { metric: stopMetric as MetricName, halfWidth: stopHalfWidth, confidence: stopConfidence };
}

/** The stop rule of an experiment, which watches a figure that can be compared. */
export const comparedStopOf = (study: Study): Stop<FigureName> | null => stopOf(study) as Stop<FigureName> | null;
