/** How each kind of study is performed. A new kind is a file like run.ts and a line here. */
import type { StudyKind } from '../db/generated/client.ts';
import type { Performer } from './performer.ts';
import { performComparison } from './experiments/comparison.ts';
import { performRun } from './run.ts';

export const performers: { readonly [Kind in StudyKind]?: Performer } = {
  RUN: performRun,
  COMPARISON: performComparison,
};
