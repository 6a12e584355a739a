/** What the demo is asked for on the command line. */
import { parseArgs } from 'node:util';

export interface Options {
  /** Buyers in each cell of the table. */
  readonly buyers: number;
  readonly seed: string;
}

/** The command line asks for what cannot be done; the message says what, and how it would be right. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const FEWEST = 100;
const MOST = 1_000_000;
const DEFAULT_BUYERS = '20000';
const LONGEST_SEED = 200;

export const USAGE = `npm run demo -- [--buyers N] [--seed TEXT]

  --buyers  buyers in each cell of the table, ${FEWEST} to ${MOST} (${DEFAULT_BUYERS})
  --seed    any text of up to ${LONGEST_SEED} characters; the same seed gives the same lives (demo)`;

/**
 * Reads the arguments; null when help is asked for.
 * @throws UsageError
 */
export function readOptions(args: readonly string[]): Options | null {
  const { buyers, seed, help } = parse(args);
  if (help) return null;
  const count = Number(buyers);
  if (!/^\d+$/.test(buyers) || count < FEWEST || count > MOST)
    throw new UsageError(`--buyers must be a whole number from ${FEWEST} to ${MOST}; got ${JSON.stringify(buyers)}`);
  if (seed === '' || seed.length > LONGEST_SEED)
    throw new UsageError(`--seed must have 1 to ${LONGEST_SEED} characters; got ${seed.length}`);
  return { buyers: count, seed };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        buyers: { type: 'string', default: DEFAULT_BUYERS },
        seed: { type: 'string', default: 'demo' },
        help: { type: 'boolean', default: false, short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
