/**
 * A process that lives as many buyers through on one thread as it is told, adding up what they come to, and then says how
 * much memory it has had at most, in MB.
 *
 *     node bench/support/oneThread.ts EXAMPLE BUYERS
 */
import { Population } from '../../src/simulation/run.ts';
import { Tally } from '../../src/simulation/tally.ts';
import { planNamed } from './plans.ts';

const [example, buyers] = process.argv.slice(2);
const CHUNK = 16_384;
const plan = planNamed(example);
const tally = Tally.create(plan);
const population = new Population(plan, 'bench');
for (let from = 0; from < Number(buyers); from += CHUNK)
  population.addTo(tally, from, Math.min(Number(buyers), from + CHUNK));
console.log((process.resourceUsage().maxRSS / 1e3).toFixed(1));
