/** Nobody is lost: however the buyers of a run are counted, they add up. */
import { expect, test } from 'vitest';
import { COUNT } from '../../../src/simulation/layout.ts';
import { simulate } from '../../../src/simulation/run.ts';
import { summarize } from '../../../src/simulation/summarize.ts';
import type { Estimate, Summary } from '../../../src/simulation/summary.ts';
import type { Tally } from '../../../src/simulation/tally.ts';
import { EVENT_KINDS, INTENTS, type EventKind } from '../../../src/simulation/vocabulary.ts';
import { cases } from '../arbitrary.ts';
import { law, planOfCase } from '../support.ts';

const BUYERS = 40;

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const total = (list: readonly { readonly count: number }[]): number => sumOf(list.map((entry) => entry.count));

/** A law of what a run reports. */
const lawOfRuns = (runs: number, check: (summary: Summary, tally: Tally) => void) =>
  law(runs, cases, (one) => {
    const plan = planOfCase(one);
    const tally = simulate(plan, one.seed, 0, BUYERS);
    check(summarize(plan, tally), tally);
  });

const eventsOf = (summary: Summary, kind: EventKind): number =>
  sumOf(summary.touchpoints.map((touchpoint) => touchpoint.events[EVENT_KINDS.indexOf(kind)].count));

/** Sum over the buyers of a figure whose mean is reported. */
const perBuyer = (summary: Summary, name: string): number =>
  (summary.metrics.find((metric) => metric.name === name)?.value ?? 0) * summary.buyers;

test(
  'journeys, exits, intents and personas add up to the buyers',
  lawOfRuns(150, (summary) => {
    expect(summary.buyers).toBe(BUYERS);
    for (const list of [summary.journeys, summary.exits, summary.intents, summary.personas])
      expect(total(list)).toBe(BUYERS);
    for (const { count, journeys, exits, intents } of summary.personas)
      for (const list of [journeys, exits, intents]) expect(total(list)).toBe(count);
    for (const { journey, count } of summary.journeys)
      expect(total(summary.intents.filter((cell) => cell.journey === journey))).toBe(count);
    for (const { exit, count } of summary.exits)
      expect(total(summary.intents.filter((cell) => cell.exit === exit))).toBe(count);
    for (const intent of INTENTS)
      expect(
        sumOf(summary.personas.map((persona) => total(persona.intents.filter((cell) => cell.intent === intent)))),
      ).toBe(total(summary.intents.filter((cell) => cell.intent === intent)));
  }),
);

test(
  'those who noticed something first here, and those who never noticed anything, are all',
  lawOfRuns(150, (summary, tally) => {
    const unreached = tally.counts[COUNT.UNREACHED];
    expect(total(summary.entries) + unreached).toBe(BUYERS);
    // Who never noticed anything came no further than LEFT.
    for (const { journey, count } of summary.journeys) {
      const entered = sumOf(
        summary.entries.map((entry) => entry.journeys.find((each) => each.journey === journey)?.count ?? 0),
      );
      expect(entered + (journey === 'LEFT' ? unreached : 0)).toBe(count);
    }
  }),
);

test(
  'an exposure ends in exactly one way, and buyers’ totals are those of the touchpoints',
  lawOfRuns(150, (summary) => {
    for (const touchpoint of summary.touchpoints) {
      const counts = Object.fromEntries(touchpoint.events.map(({ kind, count }) => [kind, count])) as Record<
        EventKind,
        number
      >;
      expect(touchpoint.exposures).toBe(counts.IGNORED + counts.NOTICED + counts.ENGAGED + counts.ABANDONED);
      expect(touchpoint.attended).toBe(counts.ENGAGED + counts.ABANDONED);
      expect(counts.SUBSCRIBED + counts.BOUGHT + counts.REFERRED).toBeLessThanOrEqual(2 * counts.ENGAGED);
      expect(counts.RECOVERED).toBeLessThanOrEqual(counts.POTHOLE);
      expect(counts.RETURNED).toBeLessThanOrEqual(counts.NOTICED + touchpoint.attended);
      expect(touchpoint.vulnerableMoments).toBeLessThanOrEqual(counts.NOTICED + touchpoint.attended);
      expect(touchpoint.answeredMoments).toBeLessThanOrEqual(touchpoint.vulnerableMoments);
      for (const { count, byDay } of touchpoint.events) expect(sumOf([...byDay])).toBe(count);
    }
    const sum = (read: (touchpoint: Summary['touchpoints'][number]) => number) => sumOf(summary.touchpoints.map(read));
    expect(perBuyer(summary, 'touches')).toBeCloseTo(
      sum((touchpoint) => touchpoint.exposures),
      6,
    );
    expect(perBuyer(summary, 'engagements')).toBeCloseTo(
      sum((touchpoint) => touchpoint.attended),
      6,
    );
    const kinds = { returns: 'RETURNED', ignored: 'IGNORED', forgotten: 'FORGOT', drifted: 'DRIFTED' } as const;
    for (const [name, kind] of Object.entries({ ...kinds, potholes: 'POTHOLE' } as const))
      expect(perBuyer(summary, name), name).toBeCloseTo(eventsOf(summary, kind), 6);
    expect(perBuyer(summary, 'notices') + perBuyer(summary, 'ignored')).toBeCloseTo(perBuyer(summary, 'touches'), 6);
    expect(summary.purchases).toBe(eventsOf(summary, 'BOUGHT'));
    expect(eventsOf(summary, 'SUBSCRIBED')).toBeLessThanOrEqual(BUYERS);
    const left = summary.exits.filter(({ exit }) => exit !== 'STILL_HERE' && exit !== 'NEED_PASSED');
    expect(eventsOf(summary, 'LEFT')).toBe(total(left));
  }),
);

test(
  'every walk of n steps makes n − 1 moves',
  lawOfRuns(100, (summary) => {
    const attended = sumOf(summary.touchpoints.map((touchpoint) => touchpoint.attended));
    expect(total(summary.moves)).toBe(attended - summary.paths.walked);
    expect(summary.paths.sampled).toBe(BUYERS);
    // Forty buyers walk at most forty paths, all of them among the fifty told.
    expect(total(summary.paths.top)).toBe(summary.paths.walked);
    expect(summary.paths.top).toHaveLength(summary.paths.distinct);
    expect(sumOf(summary.paths.top.map((path) => path.purchasers))).toBe(
      summary.journeys.find(({ journey }) => journey === 'BOUGHT')?.count,
    );
    const long = summary.paths.top.filter((path) => path.touchpoints.length >= 2);
    expect(total(long)).toBe(summary.paths.long);
  }),
);

test(
  'curves begin with everybody and nobody comes back',
  lawOfRuns(100, ({ curves, buyers }) => {
    expect(curves.here[0]).toBe(buyers);
    curves.here.forEach((here, day) => {
      expect(here).toBeGreaterThanOrEqual(0);
      if (day > 0) expect(here).toBeLessThanOrEqual(curves.here[day - 1]);
      const means = [curves.memory, curves.trust, curves.mood, ...curves.stages].map((series) => series.mean[day]);
      if (here === 0) expect(means.every((mean) => mean === null)).toBe(true);
      else {
        const [memory, trust, mood, ...stages] = means as number[];
        expect(sumOf(stages)).toBeCloseTo(1, 9);
        for (const share of [memory, trust, ...stages]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        expect(Math.abs(mood)).toBeLessThanOrEqual(1);
      }
    });
  }),
);

test(
  'those at risk of buying are those who have neither bought nor been lost sight of',
  lawOfRuns(100, ({ survival, buyers, journeys }) => {
    const { atRisk, bought, censored, notYetBought, low, high } = survival;
    expect(atRisk[0]).toBe(buyers);
    expect(sumOf(bought) + sumOf(censored)).toBe(buyers);
    expect(sumOf(bought)).toBe(journeys.find(({ journey }) => journey === 'BOUGHT')?.count);
    survival.days.forEach((day, row) => {
      expect(day).toBe(row);
      expect(atRisk[row]).toBeGreaterThan(0);
      if (row > 0) {
        expect(atRisk[row]).toBe(atRisk[row - 1] - bought[row - 1] - censored[row - 1]);
        expect(notYetBought[row]).toBeLessThanOrEqual(notYetBought[row - 1]);
      }
      expect(low[row]).toBeLessThanOrEqual(notYetBought[row]);
      expect(notYetBought[row]).toBeLessThanOrEqual(high[row]);
      expect(low[row]).toBeGreaterThanOrEqual(0);
      expect(high[row]).toBeLessThanOrEqual(1);
    });
  }),
);

test(
  'every estimate is a number inside its interval, or there is nothing to judge',
  lawOfRuns(100, (summary) => {
    const estimates: Estimate[] = [
      ...summary.metrics,
      ...summary.scorecard,
      ...[...summary.journeys, ...summary.exits, ...summary.intents, ...summary.personas].map((entry) => entry.share),
      ...summary.touchpoints.flatMap((touchpoint) => [touchpoint.lostBuyers, touchpoint.purchaserShare]),
      ...summary.paths.top.map((path) => path.share),
      ...summary.paths.deviations.map((deviation) => deviation.share),
      ...[summary.paths.entropy, summary.money.revenuePerBuyer, summary.money.costPerBuyer],
    ];
    for (const { value, low, high } of estimates) {
      if (value === null) {
        expect([low, high]).toEqual([null, null]);
        continue;
      }
      expect(value).toSatisfy(Number.isFinite);
      if (low === null || high === null) continue;
      expect(low).toBeLessThanOrEqual(value);
      expect(value).toBeLessThanOrEqual(high);
    }
    for (const { value } of summary.scorecard)
      if (value !== null) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(100);
      }
    expect(JSON.stringify(summary)).not.toContain('NaN');
  }),
);
