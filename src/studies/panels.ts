/** Lives the same buyers through under several plans, on the pool. Panels merge exactly, like tallies. */
import type { PanelOrder } from '../simulation/panel.ts';
import { PANEL_COUNT, type PanelTally } from '../simulation/panelTally.ts';
import type { Tally } from '../simulation/tally.ts';
import { inEngine } from './failure.ts';
import { Sum, type Summand } from './fleet/assignment.ts';
import type { Pool } from './pool.ts';
import type { PlanSource } from './source.ts';
import { liveSpan } from './span.ts';
import { taskSize } from './tasks.ts';
import type { Watch } from './watch.ts';

export interface PanelWork {
  readonly sources: readonly PlanSource[];
  readonly seed: string;
  readonly order: PanelOrder;
  /** Numbers of buyers, ascending, after which the work pauses to look; the last one is all that may be used. */
  readonly looks: readonly number[];
  /** Whether what there is after a look is enough. Not asked after the last one. */
  readonly isEnough?: (sofar: PanelResult) => boolean;
}

export interface PanelResult {
  readonly panel: PanelTally;
  /** Tallies of the first plan or of all, as ordered. */
  readonly tallies: readonly Tally[];
}

/**
 * Lives buyers 0 … n − 1 through under every plan, n = the last look or an earlier one that was enough. Progress counts
 * lives: buyers times plans, whether or not each had to be lived again.
 * @throws EngineFault when the engine fails; the signal's reason when aborted
 */
export async function performPanel(pool: Pool, work: PanelWork, watch: Watch): Promise<PanelResult> {
  const { sources, seed, order, looks, isEnough } = work;
  const size = taskSize(watch.taskBuyers, sources.length);
  const assignment = { kind: 'PANEL', sources, seed, order } as const;
  const sum = new Sum('PANEL');
  for (const look of looks) {
    const from = sum.buyers;
    const span = { assignment, from, to: look, size };
    sum.merge(await liveSpan(pool, span, watch, (done) => (from + done) * sources.length));
    if (isEnough && look < (looks.at(-1) ?? 0) && inEngine(() => isEnough(resultOf(sum)))) break;
  }
  if (sum.buyers === 0) throw new RangeError('Got no buyers, expected at least one.');
  return resultOf(sum);
}

function resultOf({ parts: [panel, ...tallies] }: Sum): PanelResult {
  return { panel: panel as PanelTally, tallies: tallies as readonly Summand[] as readonly Tally[] };
}

/** Lives that were lived to fill a panel: fewer than buyers times plans where the order was economical. */
export const livesOf = ({ panel }: PanelResult): number => panel.counts[PANEL_COUNT.LIVES];
