/**
 * A process that lives lives through on one thread, as many as it is told, and says what of and how long that took. It
 * starts no other process: one that does has each page of its memory copied that it writes to next, which its own time is
 * charged for.
 */
import { cpuSeconds } from './numbers.ts';
import { liveThrough, planNamed } from './plans.ts';

/** What is to be lived: buyers of an example, with the luck of a seed. */
export interface Order {
  readonly example: string;
  readonly seed: string;
  readonly buyers: number;
}

/** What came of it: events, and seconds of CPU time. */
export interface Lived {
  readonly events: number;
  readonly seconds: number;
}

process.on('message', ({ example, seed, buyers }: Order) => {
  const plan = planNamed(example);
  let events = 0;
  const seconds = cpuSeconds(() => (events = liveThrough(plan, seed, buyers)));
  process.send?.({ events, seconds } satisfies Lived);
});
