/** Lives the same buyers through under several plans, on the pool. Panels merge exactly, like tallies. */
import type { PanelOrder } from '../simulation/panel.ts';
import { PANEL_COUNT, PanelTally } from '../simulation/panelTally.ts';
import { Tally } from '../simulation/tally.ts';
import { inEngine } from './failure.ts';
import type { Pool } from './pool.ts';
import type { PlanSource } from './source.ts';
import { inTasks, taskSize, type Watch } from './tasks.ts';

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
  let result: PanelResult | null = null;
  const done = (): number => result?.panel.buyers ?? 0;
  for (const look of looks) {
    await inTasks(
      pool.threads,
      { from: done(), to: look },
      size,
      watch.signal,
      (from, to) => pool.panel({ sources, seed, order, from, to }, watch.lane),
      (part) => {
        result = inEngine(() => merged(result, part));
        watch.onProgress?.(done() * sources.length);
      },
    );
    if (result && isEnough && look < (looks.at(-1) ?? 0) && inEngine(() => isEnough(result as PanelResult))) break;
  }
  if (!result) throw new RangeError('Got no buyers, expected at least one.');
  return result;
}

interface Buffers {
  readonly panel: ArrayBuffer;
  readonly tallies: readonly ArrayBuffer[];
}

function merged(sofar: PanelResult | null, part: Buffers): PanelResult {
  const panel = PanelTally.from(part.panel);
  const tallies = part.tallies.map((buffer) => Tally.from(buffer));
  if (!sofar) return { panel, tallies };
  sofar.panel.merge(panel);
  sofar.tallies.forEach((tally, arm) => tally.merge(tallies[arm]));
  return sofar;
}

/** Lives that were lived to fill a panel: fewer than buyers times plans where the order was economical. */
export const livesOf = ({ panel }: PanelResult): number => panel.counts[PANEL_COUNT.LIVES];
