/**
 * What is to be done with each buyer of a span, in a form that travels to other machines, and what it adds up to. Sums merge
 * exactly, in whatever order they come, so neither the cut of a span nor who lives which piece of it shows in the answer.
 */
import { InspectionTally } from '../../simulation/audit/inspectionTally.ts';
import type { PanelOrder } from '../../simulation/panel.ts';
import { PanelTally } from '../../simulation/panelTally.ts';
import { Tally } from '../../simulation/tally.ts';
import { inEngine } from '../failure.ts';
import type { Lane } from '../lanes.ts';
import { letGo } from '../letGo.ts';
import type { Pool } from '../pool.ts';
import type { PlanSource } from '../source.ts';

export type Assignment =
  | { readonly kind: 'TALLY' | 'INSPECTION'; readonly source: PlanSource; readonly seed: string }
  | {
      readonly kind: 'PANEL';
      readonly sources: readonly PlanSource[];
      readonly seed: string;
      readonly order: PanelOrder;
    };

/** What a thread gives back of a task: the buffers of its sums, and the milliseconds that it took. */
export interface Outcome {
  readonly buffers: readonly ArrayBuffer[];
  readonly took: number;
}

/** Does an assignment with the buyers from ≤ number < to. */
export async function fulfil(
  pool: Pool,
  assignment: Assignment,
  from: number,
  to: number,
  lane: Lane,
): Promise<Outcome> {
  switch (assignment.kind) {
    case 'TALLY': {
      const { tally, took } = await pool.simulate({ ...assignment, from, to }, lane);
      return { buffers: [tally], took };
    }
    case 'INSPECTION': {
      const { inspection, took } = await pool.inspect({ ...assignment, from, to }, lane);
      return { buffers: [inspection], took };
    }
    case 'PANEL': {
      const { panel, tallies, took } = await pool.panel({ ...assignment, from, to }, lane);
      return { buffers: [panel, ...tallies], took };
    }
  }
}

/** One of the things that lives add up to. */
export interface Summand {
  readonly buyers: number;
  /** As bytes that can be read back. */
  readonly buffer: ArrayBuffer;
  merge(other: this): void;
}

/** What an assignment has added up to: nothing, or one summand for each buffer of its outcomes. */
export class Sum {
  readonly #kind: Assignment['kind'];
  #parts: readonly Summand[] = [];

  constructor(kind: Assignment['kind'], buffers: readonly ArrayBuffer[] = []) {
    this.#kind = kind;
    this.add(buffers);
  }

  get buyers(): number {
    return this.#parts[0]?.buyers ?? 0;
  }

  /** For a TALLY its tally, for an INSPECTION its inspection, for a PANEL its panel and then its tallies. */
  get parts(): readonly Summand[] {
    return this.#parts;
  }

  get buffers(): ArrayBuffer[] {
    return this.#parts.map(({ buffer }) => buffer);
  }

  /** Adds what a task gave back. Its buffers are of no use to anybody else any more. */
  add(buffers: readonly ArrayBuffer[]): void {
    const isFirst = this.#parts.length === 0;
    this.merge(inEngine(() => buffers.map((buffer, place) => this.#read(buffer, place))));
    if (!isFirst) buffers.forEach(letGo);
  }

  merge(others: readonly Summand[]): void {
    if (this.#parts.length === 0) this.#parts = others;
    else inEngine(() => others.forEach((other, place) => this.#parts[place].merge(other)));
  }

  #read(buffer: ArrayBuffer, place: number): Summand {
    if (this.#kind === 'INSPECTION') return InspectionTally.from(buffer);
    return this.#kind === 'PANEL' && place === 0 ? PanelTally.from(buffer) : Tally.over(buffer);
  }
}
