/** Tries repairs of a plan: the same buyers under the plan and under each repaired one, only touched lives lived again. */
import { setImmediate as turn } from 'node:timers/promises';
import type { Change } from '../../simulation/change.ts';
import type { Trial } from '../../simulation/audit/effect.ts';
import type { PanelOrder } from '../../simulation/panel.ts';
import { livesOf, performPanel, type PanelResult } from '../panels.ts';
import type { Desk } from '../performer.ts';
import { toSource, type PlanSource } from '../source.ts';
import { variantOf, type Ground } from './variants.ts';

/** Plans of one panel at most, the one before repairs first: more would keep threads too long from others. */
const MOST_PLANS = 32;

/** A plan with changes; or why they cannot be made. */
export type Variant = { readonly source: PlanSource } | { readonly source: null; readonly why: string };

/** Compiles nothing yet, but checks: a millisecond or two each, so the server gets a turn in between. */
export async function variantsOf(ground: Ground, lists: readonly (readonly Change[])[]): Promise<Variant[]> {
  const variants: Variant[] = [];
  for (const changes of lists) {
    const checked = variantOf(ground, changes);
    if (checked.ok) variants.push({ source: toSource(checked.value) });
    else {
      const [{ path, message }] = checked.issues;
      variants.push({ source: null, why: [path.join('.'), message].filter((part) => part !== '').join(' ') });
    }
    await turn();
  }
  return variants;
}

/** Lives through panels for an audit, and keeps count of them. */
export class Trials {
  private readonly desk: Omit<Desk, 'prisma'>;
  private readonly buyers: number;
  /** Lives behind, whether or not each had to be lived again, and lives that are still expected. */
  private done: number;
  private ahead: number;
  /** Lives lived in panels, and lives that they would have taken without saving. */
  lived = 0;
  full = 0;

  /** @param done lives before the first trial */
  constructor(desk: Omit<Desk, 'prisma'>, buyers: number, done: number) {
    this.desk = desk;
    this.buyers = buyers;
    this.done = done;
    this.ahead = 0;
  }

  /** Says how many plans are expected to be lived through from here, each by all buyers. */
  expect(plans: number): void {
    this.ahead = plans * this.buyers;
  }

  /** Lives so far, whether or not each had to be lived again. */
  get lives(): number {
    return this.done;
  }

  /** The buyers under several plans. */
  async live(
    sources: readonly PlanSource[],
    seed: string,
    order: Omit<PanelOrder, 'economical' | 'times'>,
  ): Promise<PanelResult> {
    const { pool, signal, onProgress, spread } = this.desk;
    const plans = sources.length * this.buyers;
    const total = this.done + Math.max(plans, this.ahead);
    const result = await performPanel(
      pool,
      { sources, seed, order: { ...order, times: false, economical: order.pairing !== 2 }, looks: [this.buyers] },
      { lane: 'STUDY', signal, onProgress: (lives) => onProgress(this.done + lives, total), spread },
    );
    this.done += plans;
    this.ahead = Math.max(0, this.ahead - plans);
    this.lived += livesOf(result);
    this.full += plans;
    return result;
  }

  /**
   * Each variant against the plan, and the first panel by itself: in it the plan comes first, with its tally where that is
   * wanted.
   */
  async compare(
    plan: PlanSource,
    variants: readonly PlanSource[],
    seed: string,
    tallied = false,
  ): Promise<{ readonly trials: readonly Trial[]; readonly first: PanelResult }> {
    const most = MOST_PLANS - 1;
    const compareSome = async (from: number, tallies: PanelOrder['tallies']) => {
      const batch = variants.slice(from, from + most);
      const result = await this.live([plan, ...batch], seed, { pairing: 1, tallies });
      return { result, trials: batch.map((_, index) => ({ panel: result.panel, before: 0, after: index + 1 })) };
    };
    const first = await compareSome(0, tallied ? 'FIRST' : 'NONE');
    const trials: Trial[] = first.trials;
    for (let from = most; from < variants.length; from += most)
      trials.push(...(await compareSome(from, 'NONE')).trials);
    return { trials, first: first.result };
  }
}

/** Plans that `compare` lives through for so many variants. */
export const plansFor = (variants: number): number => variants + Math.max(1, Math.ceil(variants / (MOST_PLANS - 1)));
