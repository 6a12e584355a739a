/** Simulates a range of buyers of a plan: one thread, any range, the same lives whatever the ranges. */
import { Buyer } from './buyer.ts';
import type { Plan } from './plan.ts';
import { live, liveAsFriend } from './life.ts';
import { Recorder } from './recorder.ts';
import type { Tally } from './tally.ts';

/** Buyers of one plan and seed, ready to live; keeps what can be used again between ranges. */
export class Population {
  private readonly recorder: Recorder;
  private readonly buyer: Buyer;

  constructor(plan: Plan, seed: string) {
    this.recorder = new Recorder(plan);
    this.buyer = new Buyer(plan, seed, this.recorder);
  }

  /** Lives of the buyers from ≤ number < to, and of the friends they refer. */
  simulate(from: number, to: number): Tally {
    const { recorder, buyer } = this;
    for (let number = from; number < to; number++) {
      recorder.number = number;
      live(buyer, number);
      while (recorder.friends.waiting > 0) liveAsFriend(buyer);
    }
    return recorder.take();
  }
}

/**
 * Simulates the buyers from ≤ number < to.
 * @param seed any text
 */
export function simulate(plan: Plan, seed: string, from: number, to: number): Tally {
  return new Population(plan, seed).simulate(from, to);
}
