/** How long work over buyers is followed and ended, whoever does it. */
import type { Assignment, Summand } from './fleet/assignment.ts';
import type { Lane } from './lanes.ts';
import type { TaskSize } from './tasks.ts';

export interface Watch {
  readonly lane: Lane;
  /** Ends the work with the signal's reason as soon as the tasks under way are done. */
  readonly signal?: AbortSignal;
  /** Called after every task with the lives lived so far. */
  readonly onProgress?: (done: number) => void;
  /** Buyers of a task; left out, tasks grow until they take about TASK_MS. */
  readonly taskBuyers?: number;
  /** Shares large spans with other machines; left out, everything is lived here. */
  readonly spread?: Spread;
}

/** Buyers in a row, and what is to be done with each. */
export interface Span {
  readonly assignment: Assignment;
  /** from ≤ number < to */
  readonly from: number;
  readonly to: number;
  readonly size: TaskSize;
  readonly lane: Lane;
  readonly signal?: AbortSignal;
  /** Called with the buyers of the span that have been lived through. */
  readonly onDone: (buyers: number) => void;
}

export interface Spread {
  /** What the buyers of a span add up to: see Sum.parts. */
  live(span: Span): Promise<readonly Summand[]>;
}
