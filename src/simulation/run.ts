/** Simulates a range of buyers of a plan: one thread, any range, the same lives whatever the ranges. */
import { Buyer } from './buyer.ts';
import type { Plan } from './plan.ts';
import type { Tally } from './tally.ts';

/** Buyers of one plan and seed, ready to live; keeps what can be used again between ranges. */
export class Population implements Disposable {
  private readonly buyer: Buyer;

  constructor(plan: Plan, seed: string) {
    this.buyer = new Buyer(plan, seed);
  }

  [Symbol.dispose](): void {
    this.buyer[Symbol.dispose]();
  }

  /** Lives of the buyers from ≤ number < to, and of the friends they refer, recorded until they are handed over. */
  live(from: number, to: number): void {
    this.buyer.simulate(from, to);
  }

  /** What has been recorded, as a tally's buffer for those who will merge it or sum it up: then it starts anew. */
  pack(): ArrayBuffer {
    return this.buyer.handOver((recorded) => recorded.parcel);
  }

  /** Lives of the buyers from ≤ number < to, and what has been recorded. */
  simulate(from: number, to: number): Tally {
    this.live(from, to);
    return this.buyer.take();
  }

  /** The same, added to a tally. */
  addTo(tally: Tally, from: number, to: number): void {
    this.live(from, to);
    this.buyer.handOver((recorded) => tally.merge(recorded));
  }
}

/**
 * Simulates the buyers from ≤ number < to.
 * @param seed any text
 */
export function simulate(plan: Plan, seed: string, from: number, to: number): Tally {
  using population = new Population(plan, seed);
  return population.simulate(from, to);
}
