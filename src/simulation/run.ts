/** Simulates a range of buyers of a plan: one thread, any range, the same lives whatever the ranges. */
import { World, type Buyer } from './buyer.ts';
import type { Plan } from './plan.ts';
import type { Tally } from './tally.ts';

/** Buyers of one plan and seed, ready to live; keeps what can be used again between ranges. */
export class Population implements Disposable {
  private readonly world = new World();
  private readonly buyer: Buyer;

  constructor(plan: Plan, seed: string) {
    this.buyer = this.world.addBuyer(plan, seed);
  }

  [Symbol.dispose](): void {
    this.world[Symbol.dispose]();
  }

  /** Lives of the buyers from ≤ number < to, and of the friends they refer. */
  simulate(from: number, to: number): Tally {
    this.buyer.simulate(from, to);
    return this.buyer.take();
  }

  /** The same, as the buffer of a tally. */
  pack(from: number, to: number): ArrayBuffer {
    this.buyer.simulate(from, to);
    return this.buyer.handOver((recorded) => recorded.buffer);
  }

  /** The same, added to a tally. */
  addTo(tally: Tally, from: number, to: number): void {
    this.buyer.simulate(from, to);
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
