/** The numbers and texts that come with a request: how many buyers, which seed, when to stop. */
import { z } from 'zod';
import { LimitExceeded } from '../problems.ts';
import { number, oneOf, problemsOf, record, text } from '../simulation/schema.ts';
import type { Issue } from '../simulation/issue.ts';
import { FIGURE_NAMES, type FigureName } from '../simulation/figures.ts';
import { METRIC_NAMES, type MetricName } from '../simulation/summary.ts';
import { STUDY_DEFAULTS, STUDY_LIMITS } from './limits.ts';
import type { Stop } from './stop.ts';

/** As clients write it: what is left out, or null, takes STUDY_DEFAULTS. */
export interface Asked {
  /** A whole number from 1. */
  readonly buyers?: number | null;
  /** Any text of at least one character that is no space. */
  readonly seed?: string | null;
  readonly stop?: { readonly metric: string; readonly halfWidth: number; readonly confidence?: number | null } | null;
}

/** Checked, nothing left out. */
export interface Order<Name extends string = MetricName> {
  readonly buyers: number;
  readonly seed: string;
  readonly stop: Stop<Name> | null;
}

/** Buyers are held against the limit apart: too many is a problem of its own kind. */
const buyersSchema = z
  .number({ error: 'must be a whole number, at least 1' })
  .refine((value) => Number.isSafeInteger(value) && value >= 1, {
    error: (issue) => `must be a whole number, at least 1; got ${String(issue.input)}`,
  });

/** A confidence that clients may ask for. */
export const confidenceSchema = number({ minimum: 0.5, maximum: 0.9999 });
/** A width, or a difference that matters. */
export const widthSchema = number({ minimum: 0, aboveMinimum: true, maximum: Number.MAX_VALUE });

const stopSchemaOf = <Name extends string>(metrics: readonly [Name, ...Name[]]) =>
  record({ metric: oneOf(metrics), halfWidth: widthSchema, confidence: confidenceSchema });

const stopSchema = stopSchemaOf(METRIC_NAMES);
const comparedStopSchema = stopSchemaOf(FIGURE_NAMES as [FigureName, ...FigureName[]]);

/** An order with all that is wrong with it; it is good only if nothing is. */
interface CheckedOrder<Name extends string = MetricName> {
  readonly order: Order<Name>;
  readonly issues: Issue[];
}

/** @throws LimitExceeded RUN_TOO_LARGE when nothing else is wrong */
export function checkRun(asked: Asked & { readonly buyers: number }): CheckedOrder {
  return check(asked, asked.buyers, 'RUN_TOO_LARGE', STUDY_LIMITS.runBuyers);
}

/** @throws LimitExceeded PREVIEW_TOO_LARGE when nothing else is wrong */
export function checkPreview(asked: Omit<Asked, 'stop'>): CheckedOrder {
  return check(asked, asked.buyers ?? STUDY_DEFAULTS.previewBuyers, 'PREVIEW_TOO_LARGE', STUDY_LIMITS.previewBuyers);
}

/**
 * The numbers and texts of an experiment, with the issues found; the number of its lives is held against the limit when it
 * starts. A stop rule watches figures that can be compared.
 */
export function checkExperiment(asked: Asked): CheckedOrder<FigureName> {
  const buyers = asked.buyers ?? STUDY_DEFAULTS.experimentBuyers;
  const seed = asked.seed ?? STUDY_DEFAULTS.seed;
  const stop = asked.stop ? { ...asked.stop, confidence: asked.stop.confidence ?? STUDY_DEFAULTS.confidence } : null;
  const issues = [
    ...problemsOf(buyersSchema, buyers, ['buyers']),
    ...problemsOf(text(1, STUDY_LIMITS.seedLength), seed, ['seed']),
    ...(stop ? problemsOf(comparedStopSchema, stop, ['stop']) : []),
  ];
  return { order: { buyers, seed, stop: stop as Stop<FigureName> | null }, issues };
}

function check(
  asked: Asked,
  buyers: number,
  tooLarge: 'RUN_TOO_LARGE' | 'PREVIEW_TOO_LARGE',
  most: number,
): CheckedOrder {
  const seed = asked.seed ?? STUDY_DEFAULTS.seed;
  const stop = asked.stop ? { ...asked.stop, confidence: asked.stop.confidence ?? STUDY_DEFAULTS.confidence } : null;
  const issues = [
    ...problemsOf(buyersSchema, buyers, ['buyers']),
    ...problemsOf(text(1, STUDY_LIMITS.seedLength), seed, ['seed']),
    ...(stop ? problemsOf(stopSchema, stop, ['stop']) : []),
  ];
  if (issues.length === 0 && buyers > most) throw new LimitExceeded(tooLarge, 'buyers', buyers, most);
  return { order: { buyers, seed, stop: stop as Stop<MetricName> | null }, issues };
}
