/**
 * Streams the words of the generator to a battery of tests, in orders that a run would use them in: a generator that is
 * good along one stream can still give neighbouring buyers the same luck.
 *
 *     node bench/luck.ts ORDER [SEED] | dieharder -g 200 -a
 *
 * Words are raw, 32 bits, little-endian, without end.
 */
import { writeSync } from 'node:fs';
import { BUYER_KEY, PURPOSE, SERIES } from '../src/simulation/addresses.ts';
import { Luck } from '../src/simulation/random.ts';

const PURPOSES = 32;
const TOUCHPOINTS = 64;
const OCCURRENCES = 64;
const MOST_BUYERS = 1_000_000_000;

type Put = (word: number) => void;
type Order = (luck: Luck, put: Put, seed: string) => void;

interface Address {
  readonly key0: number;
  readonly key1: number;
}

function addressOf(luck: Luck, name: string): Address {
  luck.keyForLivesOf(name);
  return { key0: luck.first, key1: luck.second };
}

const touchpoints = (luck: Luck): Address[] =>
  Array.from({ length: TOUCHPOINTS }, (_, index) => addressOf(luck, `e-mail-${index + 1}`));

function putBoth(luck: Luck, put: Put): void {
  put(luck.first);
  put(luck.second);
}

const ORDERS: Readonly<Record<string, Order>> = {
  /** The same decision of one buyer after another: is the e-mail noticed? */
  buyers(luck, put) {
    const { key0, key1 } = addressOf(luck, 'e-mail-1');
    for (let buyer = 0; buyer < MOST_BUYERS; buyer++) {
      luck.turnTo(buyer, 0);
      luck.draw(key0, key1, PURPOSE.NOTICE_ENGAGE, SERIES.PUSH, 0);
      put(luck.first);
    }
  },

  /** All decisions that one exposure can ask for. */
  purposes(luck, put) {
    const { key0, key1 } = addressOf(luck, 'e-mail-1');
    for (let buyer = 0; buyer < MOST_BUYERS; buyer++) {
      luck.turnTo(buyer, 0);
      for (let purpose = 0; purpose < PURPOSES; purpose++) {
        luck.draw(key0, key1, purpose, SERIES.PUSH, 0);
        putBoth(luck, put);
      }
    }
  },

  /** One decision at touchpoints whose keys differ by a digit. */
  touchpoints(luck, put) {
    const places = touchpoints(luck);
    for (let buyer = 0; buyer < MOST_BUYERS; buyer++) {
      luck.turnTo(buyer, 0);
      for (const { key0, key1 } of places) {
        luck.draw(key0, key1, PURPOSE.NOTICE_ENGAGE, SERIES.PUSH, 0);
        putBoth(luck, put);
      }
    }
  },

  /** The same touchpoint again and again, in each of its series. */
  occurrences(luck, put) {
    const { key0, key1 } = addressOf(luck, 'e-mail-1');
    for (let buyer = 0; buyer < MOST_BUYERS; buyer++) {
      luck.turnTo(buyer, 0);
      for (let occurrence = 0; occurrence < OCCURRENCES; occurrence++) {
        for (let series = SERIES.PUSH; series <= SERIES.BUYER; series++) {
          luck.draw(key0, key1, PURPOSE.NOTICE_ENGAGE, series, occurrence);
          putBoth(luck, put);
        }
      }
    }
  },

  /** A buyer, the friend whom this buyer refers, and the friend’s friend, each with a first exposure. */
  friends(luck, put) {
    const { key0, key1 } = addressOf(luck, 'e-mail-1');
    for (let buyer = 0; buyer < MOST_BUYERS; buyer++) {
      let number = buyer;
      let lineage = 0;
      for (let generation = 0; generation < 3; generation++) {
        luck.turnTo(number, lineage);
        luck.draw(key0, key1, PURPOSE.NOTICE_ENGAGE, SERIES.PUSH, 0);
        putBoth(luck, put);
        luck.draw(key0, key1, PURPOSE.FRIEND, SERIES.PUSH, 0);
        number = luck.first;
        lineage = luck.second;
      }
    }
  },

  /** Seeds that differ by one, each with its first buyers. */
  seeds(_luck, put, seed) {
    for (let run = 0; run < MOST_BUYERS; run++) {
      const luck = new Luck(`${seed}${run}`);
      const { key0, key1 } = addressOf(luck, 'e-mail-1');
      for (let buyer = 0; buyer < 128; buyer++) {
        luck.turnTo(buyer, 0);
        luck.draw(key0, key1, PURPOSE.NOTICE_ENGAGE, SERIES.PUSH, 0);
        putBoth(luck, put);
      }
    }
  },

  /** Whole lives: who the buyer is, then exposures to a handful of touchpoints with what each of them asks. */
  lives(luck, put) {
    const self = addressOf(luck, BUYER_KEY);
    const places = touchpoints(luck).slice(0, 12);
    for (let buyer = 0; buyer < MOST_BUYERS; buyer++) {
      luck.turnTo(buyer, 0);
      for (let purpose = PURPOSE.PERSONA_INTENT; purpose < PURPOSE.POTHOLE; purpose++) {
        luck.draw(self.key0, self.key1, purpose, SERIES.BUYER, 0);
        putBoth(luck, put);
      }
      for (let occurrence = 0; occurrence < 3; occurrence++) {
        for (const { key0, key1 } of places) {
          for (let purpose = PURPOSE.NOTICE_ENGAGE; purpose <= PURPOSE.ACT_REBUY; purpose++) {
            luck.draw(key0, key1, purpose, SERIES.PUSH, occurrence);
            putBoth(luck, put);
          }
        }
      }
    }
  },
};

/** Collects words and hands them to the pipe; ends the program when nobody reads any more. */
function pipe(): Put {
  const words = new Int32Array(1 << 15);
  const bytes = new Uint8Array(words.buffer);
  let filled = 0;
  return (word) => {
    words[filled++] = word;
    if (filled < words.length) return;
    filled = 0;
    try {
      for (let written = 0; written < bytes.length;) written += writeSync(1, bytes, written);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EPIPE') process.exit(0);
      throw error;
    }
  };
}

const [order = '', seed = 'meander'] = process.argv.slice(2);
if (!Object.hasOwn(ORDERS, order)) {
  console.error(`ORDER must be one of ${Object.keys(ORDERS).join(', ')}; got ${JSON.stringify(order)}`);
  process.exit(1);
}
ORDERS[order](new Luck(seed), pipe(), seed);
