/** How each kind of study is performed. A new kind is a file like run.ts and a line here. */
import type { StudyKind } from '../db/generated/client.ts';
import type { Performer } from './performer.ts';
import { performAttribution } from './experiments/attribution.ts';
import { performAudit } from './experiments/audit.ts';
import { performComparison } from './experiments/comparison.ts';
import { performSearch } from './experiments/search.ts';
import { performSweep } from './experiments/sweep.ts';
import { performSensitivity } from './experiments/sensitivity.ts';
import { performRun } from './run.ts';

export const performers: { readonly [Kind in StudyKind]?: Performer } = {
  RUN: performRun,
  COMPARISON: performComparison,
  ATTRIBUTION: performAttribution,
  SENSITIVITY: performSensitivity,
  AUDIT: performAudit,
  SWEEP: performSweep,
  SEARCH: performSearch,
};
