/** The audit's other parts: what buyers were seen to run into, declared and hidden. */
import { findPrematureAsks } from './asks.ts';
import { findConflicts } from './conflicts.ts';
import { findOverExposure } from './exposing.ts';
import { findForgetting } from './forgetting.ts';
import type { Inspected } from './inspected.ts';
import { findPotholes } from './potholes.ts';
import type { Trouble } from './trouble.ts';

const SEARCHES: readonly ((inspected: Inspected) => Trouble[])[] = [
  findPotholes,
  findPrematureAsks,
  findConflicts,
  findForgetting,
  findOverExposure,
];

/** What an inspection shows, in the order of FINDING_KINDS and, within a kind, of the touchpoints' keys. */
export const findTroubles = (inspected: Inspected): Trouble[] => SEARCHES.flatMap((search) => search(inspected));
