/** Intervals by sectioning hold what they promise, for one scenario and for the difference of two that share their luck. */
import { beforeAll, describe, expect, test } from 'vitest';
import { exponential } from '../../../src/simulation/math.ts';
import { restrictedMean, sectioned, survivalQuantile } from '../../../src/simulation/metrics/timing.ts';
import { Luck } from '../../../src/simulation/random.ts';
import type { Estimate } from '../../../src/simulation/summary.ts';

const [RUNS, SECTIONS, BUYERS, DAYS] = [1000, 20, 4000, 90];
/** Of buying, a day, under the baseline; the median is 40 days. */
const RATE = Math.LN2 / 40;
/** How much faster buyers buy under the challenger. */
const FASTER = 1.25;

/** Counts by day, of each section. */
class Times {
  private readonly sections = Array.from({ length: SECTIONS }, () => this.columns());

  private columns() {
    return { bought: new Float64Array(DAYS + 1), censored: new Float64Array(DAYS + 1) };
  }

  add(section: number, buys: number, leaves: number): void {
    const end = Math.min(buys, leaves, DAYS);
    const { bought, censored } = this.sections[section];
    (end === buys ? bought : censored)[Math.floor(end)]++;
  }

  /** A statistic of all, and of every section. */
  of(statistic: Statistic): [number, ...number[]] {
    const all = this.columns();
    for (const { bought, censored } of this.sections)
      for (let day = 0; day <= DAYS; day++) {
        all.bought[day] += bought[day];
        all.censored[day] += censored[day];
      }
    const value = ({ bought, censored }: typeof all): number => statistic(bought, censored) ?? NaN;
    return [value(all), ...this.sections.map(value)];
  }
}

type Statistic = (bought: Float64Array, censored: Float64Array) => number | null;

const luck = new Luck('sections');

/**
 * Buyers leave at a rate of 1/100 a day, and all are cut off after 90 days. The wait for a purchase is the shorter of one
 * with luck that the scenarios share and one with luck of its own.
 */
function simulated(run: number): [Times, Times] {
  const [baseline, challenger] = [new Times(), new Times()];
  for (let buyer = 0; buyer < BUYERS; buyer++) {
    luck.block(run, 0, buyer, 0);
    const [shared, leaves] = [exponential(luck.first) / 0.7, exponential(luck.second) * 100];
    luck.block(run, 1, buyer, 0);
    baseline.add(buyer % SECTIONS, Math.min(shared, exponential(luck.first) / 0.3) / RATE, leaves);
    challenger.add(buyer % SECTIONS, Math.min(shared, exponential(luck.second) / 0.3) / RATE / FASTER, leaves);
  }
  return [baseline, challenger];
}

/** Mean of the earlier of the purchase and the last day. */
const area = (rate: number): number => (1 - Math.exp(-rate * DAYS)) / rate;

const STATISTICS = [
  {
    name: 'median',
    statistic: ((bought, censored) => survivalQuantile(bought, censored, 0.5)) as Statistic,
    truths: [40, 40 / FASTER],
  },
  {
    name: 'restricted mean',
    statistic: ((bought, censored) => restrictedMean(bought, censored, DAYS)) as Statistic,
    truths: [area(RATE), area(RATE * FASTER)],
  },
];

describe('of 1,000 nominal 95 % intervals', () => {
  const held = STATISTICS.map(() => ({ one: 0, difference: 0, wide: 0, narrow: 0 }));

  beforeAll(() => {
    for (let run = 0; run < RUNS; run++) {
      const [baseline, challenger] = simulated(run);
      STATISTICS.forEach(({ statistic, truths: [before, after] }, which) => {
        const first = baseline.of(statistic);
        const second = challenger.of(statistic);
        const [one, other] = [first, second].map(([whole, ...parts]) => sectioned(whole, parts, 0.95));
        const [whole, ...parts] = second.map((value, at) => value - first[at]);
        const difference = sectioned(whole, parts, 0.95);
        const counts = held[which];
        if (holds(one, before)) counts.one++;
        if (holds(difference, after - before)) counts.difference++;
        counts.wide += Math.hypot(width(one), width(other));
        counts.narrow += width(difference);
      });
    }
  });
  const width = ({ low, high }: Estimate): number => (high as number) - (low as number);
  const holds = ({ low, high }: Estimate, truth: number): boolean =>
    (low as number) <= truth && truth <= (high as number);

  describe.each(STATISTICS.map(({ name }, which) => ({ name, which })))('for a $name', ({ which }) => {
    test.each(['one', 'difference'] as const)('93 to 97 %% hold the truth: %s', (what) => {
      expect(held[which][what] / RUNS).toBeGreaterThanOrEqual(0.93);
      expect(held[which][what] / RUNS).toBeLessThanOrEqual(0.97);
    });

    test('those of the difference are narrower than with separate luck', () => {
      expect(held[which].narrow / held[which].wide).toBeLessThan(0.8);
    });
  });
});
