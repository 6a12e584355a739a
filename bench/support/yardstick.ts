/**
 * The yardstick: a small kernel in C that tells how fast the machine is at this moment, so that speeds can be quoted as
 * ratios. Its sources are no part of this project; without them, or without gcc, there is no yardstick.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const FLAGS = ['-O3', '-march=native', '-ffp-contract=off', '-DRNG_XOSHIRO', '-DFN_LIBM', '-DNAME="yardstick"'];
const LIBRARIES = ['-lm', '-lpthread'];

export interface Yardstick {
  /** Events a second of CPU time on one core, now. Takes about a second for 200,000 buyers. */
  measure(buyers: number): Promise<number>;
  remove(): Promise<void>;
}

/** Compiles the yardstick into a directory of its own, or says why there is none. */
export async function openYardstick(sources: string | undefined): Promise<Yardstick | { readonly absent: string }> {
  if (sources === undefined) return { absent: 'give the directory of the yardstick: --yardstick or BENCH_YARDSTICK' };
  const source = join(sources, 'sim.c');
  if (!existsSync(source)) return { absent: `there is no sim.c in ${sources}` };
  const directory = await mkdtemp(join(tmpdir(), 'meander-yardstick-'));
  const program = join(directory, 'yardstick');
  const remove = () => rm(directory, { recursive: true, force: true });
  try {
    await run('gcc', [...FLAGS, source, '-o', program, ...LIBRARIES]);
  } catch (error) {
    await remove();
    const { code } = error as { code?: unknown };
    return { absent: code === 'ENOENT' ? 'there is no gcc' : 'gcc could not compile the yardstick' };
  }
  return {
    remove,
    async measure(buyers) {
      const { stdout } = await run(program, [String(buyers), '1', '1']);
      const { ns_cpu: nanoseconds } = JSON.parse(stdout) as { ns_cpu: number };
      return 1e9 / nanoseconds;
    },
  };
}
