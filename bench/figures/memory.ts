/** Memory: the most that a process has which lives lives on one thread, for few buyers and for many. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Bench, Chapter, Figure } from '../support/figure.ts';
import { show } from '../support/numbers.ts';
import { NAMED } from '../support/plans.ts';

const PROGRAM = fileURLToPath(new URL('../support/oneThread.ts', import.meta.url));
const TARGET_MB = 150;

async function memoryOf(example: string, buyers: number): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, example, String(buyers)]);
  return Number(stdout);
}

async function measure({ short }: Bench): Promise<Figure[]> {
  const [few, many] = short ? [1_000, 50_000] : [100_000, 10_000_000];
  const figures: Figure[] = [];
  for (const name of short ? NAMED.slice(0, 1) : NAMED) {
    const [small, large] = [await memoryOf(name, few), await memoryOf(name, many)];
    figures.push({
      ...{ what: `${name}, memory at ${show(many)} buyers`, value: large, unit: 'MB', target: { atMost: TARGET_MB } },
      beside: `${show(small)} MB at ${show(few)}; a whole process of one thread`,
    });
  }
  return figures;
}

export const memory: Chapter = { name: 'memory', title: 'Memory of a worker', measure };
