/**
 * Loaded into the server under test before anything else (node --import): tells the bench, when it asks, how long the event
 * loop was held up at most since it last asked, and how much memory the process has.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface LoopReport {
  /** Longest time that the event loop was held up, and what 99 of 100 samples stayed under; milliseconds. */
  readonly longest: number;
  readonly p99: number;
  /** Longest stretch that the main thread itself worked between two looks, in milliseconds of its CPU time. */
  readonly worked: number;
  /** Memory of the process, in MB. */
  readonly memory: number;
}

/** How often the loop is looked at, in milliseconds. A sample is the time between two looks, so this much is no delay. */
const LOOK_MS = 5;
const loop = monitorEventLoopDelay({ resolution: LOOK_MS });
loop.enable();

/** Where other programs want the cores too, the loop is also held up while this thread waits for one. */
let worked = 0;
let seen = ownMilliseconds();
setInterval(() => {
  const now = ownMilliseconds();
  worked = Math.max(worked, now - seen);
  seen = now;
}, LOOK_MS).unref();

function ownMilliseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1e3;
}

process.on('message', () => {
  const inMilliseconds = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - LOOK_MS);
  const report: LoopReport = {
    longest: inMilliseconds(loop.max),
    p99: inMilliseconds(loop.percentile(99)),
    worked,
    memory: process.memoryUsage.rss() / 1e6,
  };
  loop.reset();
  worked = 0;
  process.send?.(report);
});
// Listening must not keep the server alive when it is told to stop.
process.channel?.unref();
