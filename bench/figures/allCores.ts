/** All cores: the same run through the pool with one thread, with two, and with as many as the machine has. */
import { availableParallelism } from 'node:os';
import { perform } from '../../src/studies/perform.ts';
import { createPool, type Pool } from '../../src/studies/pool.ts';
import type { Bench, Chapter, Figure } from '../support/figure.ts';
import { cpuSecondsSince, median, show } from '../support/numbers.ts';
import { NAMED, sourceNamed } from '../support/plans.ts';

const TARGET = 1.9;

interface Case {
  readonly threads: number;
  readonly pool: Pool;
  /** Of each round: seconds by the clock, and cores that were had on average. */
  readonly seconds: number[];
  readonly cores: number[];
}

async function measure({ short, rounds }: Bench): Promise<Figure[]> {
  const buyers = short ? 100_000 : 1_000_000;
  const counts = [...new Set([1, 2, availableParallelism()])].sort((one, other) => one - other);
  const pools = counts.map((threads) => ({ threads, pool: createPool(threads) }));
  const figures: Figure[] = [];
  try {
    for (const name of NAMED) {
      const cases = pools.map((entry): Case => ({ ...entry, seconds: [], cores: [] }));
      const source = sourceNamed(name);
      const live = (pool: Pool, many: number, seed: string) =>
        perform(pool, { source, seed, buyers: many, stop: null }, { lane: 'STUDY' });
      // Threads are warmed up like the one of “One core”.
      for (let round = 0; round < rounds; round++) for (const { pool } of cases) await live(pool, buyers, 'warm-up');
      for (let round = 0; round < rounds; round++)
        for (const { pool, seconds, cores } of round % 2 === 0 ? cases : [...cases].reverse()) {
          const cpu = process.cpuUsage();
          const began = performance.now();
          await live(pool, buyers, 'bench');
          const took = (performance.now() - began) / 1_000;
          seconds.push(took);
          cores.push(cpuSecondsSince(cpu) / took);
        }
      figures.push(...cases.slice(1).map((entry) => figureOf(name, cases[0], entry, buyers)));
    }
  } finally {
    await Promise.all(pools.map(({ pool }) => pool.close()));
  }
  return figures;
}

function figureOf(name: string, one: Case, { threads, seconds, cores }: Case, buyers: number): Figure {
  const speedups = seconds.map((took, round) => one.seconds[round] / took);
  return {
    what: `${name}, ${threads} threads v. one`,
    ...{ value: median(speedups), unit: '×', digits: 2 },
    target: threads === 2 ? { atLeast: TARGET } : undefined,
    beside:
      `${show(median(one.seconds), 2)} s → ${show(median(seconds), 2)} s for ${show(buyers)} buyers; ` +
      `had ${show(median(one.cores), 2)} and ${show(median(cores), 2)} cores`,
  };
}

export const allCores: Chapter = { name: 'cores', title: 'All cores', measure };
