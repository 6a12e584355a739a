/**
 * What an example must look like to be believed, at the model's defaults: neither laws nor theory, but the ranges that
 * docs/examples.md promises. 100,000 buyers; differences between scenarios in standard errors of separate luck, which
 * is more than they have.
 */
import { describe, expect, test } from 'vitest';
import { findScenario, listExamples, planOf, readExample } from '../../src/db/exampleFiles.ts';
import { simulate } from '../../src/simulation/run.ts';
import { summarize } from '../../src/simulation/summarize.ts';
import type { MetricName, ScoreName, Summary } from '../../src/simulation/summary.ts';
import type { EventKind, Exit } from '../../src/simulation/vocabulary.ts';

const BUYERS = 100_000;

describe.each(listExamples())('%s', (key) => {
  const example = readExample(key);
  const runs = new Map<string, Summary>();
  /** Runs a scenario once for all tests. */
  const run = (name: string, buyers = BUYERS): Summary => {
    const found = runs.get(name);
    if (found) return found;
    const plan = planOf(findScenario(example, name));
    const summary = summarize(plan, simulate(plan, 'plausible', 0, buyers));
    runs.set(name, summary);
    return summary;
  };

  const metric = (name: string, of: MetricName): number =>
    run(name).metrics.find((entry) => entry.name === of)?.value ?? Number.NaN;
  const scoreOf = (name: string, of: ScoreName): number =>
    run(name).scorecard.find((entry) => entry.name === of)?.value ?? Number.NaN;
  const exits = (name: string, exit: Exit): number => run(name).exits.find((entry) => entry.exit === exit)?.count ?? 0;
  const happened = (name: string, kind: EventKind): number =>
    run(name)
      .touchpoints.flatMap((touchpoint) => touchpoint.events)
      .filter((event) => event.kind === kind)
      .reduce((sum, event) => sum + event.count, 0);
  /** Purchasers of the second scenario above the first, in standard errors. */
  const lead = (first: string, second: string): number => {
    const [one, other] = [first, second].map((name) => metric(name, 'boughtShare'));
    return (other - one) / Math.sqrt((one * (1 - one) + other * (1 - other)) / BUYERS);
  };

  test('as planned, those who can be reached walk the plan and buy', () => {
    run('As planned', 10_000);
    expect(metric('As planned', 'boughtShare')).toBeGreaterThan(0.7);
    expect(metric('As planned', 'plannedPathShare')).toBeGreaterThan(0.8);
    for (const kind of ['IGNORED', 'FORGOT', 'DRIFTED', 'POTHOLE'] as const)
      expect(happened('As planned', kind)).toBe(0);
  });

  test('as lived, 0.3 to 5 % buy, most leave, few walk the planned path', () => {
    expect(metric('As lived', 'boughtShare')).toBeGreaterThan(0.003);
    expect(metric('As lived', 'boughtShare')).toBeLessThan(0.05);
    expect(metric('As lived', 'leftShare')).toBeGreaterThan(0.6);
    expect(metric('As lived', 'plannedPathShare')).toBeLessThan(0.2);
    expect(metric('As lived', 'touches')).toBeGreaterThan(4);
    expect(metric('As lived', 'touches')).toBeLessThan(20);
    expect(run('As lived').cutOff).toBe(0);
  });

  test('as lived, everything that can happen to buyers does', () => {
    for (const kind of ['RETURNED', 'DRIFTED', 'FORGOT', 'ABANDONED', 'SUBSCRIBED', 'REFERRED', 'RECOVERED'] as const)
      expect(happened('As lived', kind), kind).toBeGreaterThan(0);
    for (const exit of ['STILL_HERE', 'NEED_PASSED', 'PRESSURED', 'FRUSTRATED', 'LOST_TO_COMPETITOR'] as const)
      expect(exits('As lived', exit), exit).toBeGreaterThan(BUYERS / 10_000);
  });

  test('one story sells more than the story as it is, and that more than mixed messages', () => {
    expect(lead('As lived', 'One story')).toBeGreaterThan(2);
    expect(lead('Mixed messages', 'As lived')).toBeGreaterThan(2);
    expect(metric('One story', 'memory')).toBeGreaterThan(metric('Mixed messages', 'memory'));
  });

  test('pushing costs mood and trust, and does not sell more', () => {
    expect(metric('Pushy', 'mood')).toBeLessThan(metric('As lived', 'mood'));
    expect(metric('Pushy', 'trust')).toBeLessThan(metric('As lived', 'trust'));
    expect(metric('Pushy', 'peakEnd')).toBeLessThan(0);
    expect(scoreOf('Pushy', 'ALLOW')).toBeLessThan(scoreOf('As lived', 'ALLOW') - 20);
    expect(lead('As lived', 'Pushy')).toBeLessThan(0);
  });

  test('care sells more, and is felt', () => {
    expect(lead('As lived', 'With care')).toBeGreaterThan(2);
    for (const name of ['EMPATHY', 'OBSERVATION', 'INTUITION'] as const)
      expect(scoreOf('With care', name), name).toBeGreaterThan(scoreOf('As lived', name) + 5);
    expect(exits('With care', 'FRUSTRATED')).toBeLessThan(exits('As lived', 'FRUSTRATED'));
  });
});
