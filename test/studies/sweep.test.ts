/** Sweeps on the pool: what is worked out, whatever the tasks. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Change } from '../../src/simulation/change.ts';
import { DEFAULT_ENVIRONMENT } from '../../src/simulation/environment.ts';
import type { PairedFigure } from '../../src/simulation/compare.ts';
import { sweep, type SweepSettings } from '../../src/studies/experiments/sweep.ts';
import { variantOf, type Ground } from '../../src/studies/experiments/variants.ts';
import { perform } from '../../src/studies/perform.ts';
import { createPool, type Pool } from '../../src/studies/pool.ts';
import { toSource } from '../../src/studies/source.ts';
import { ENDLESS, exampleInput } from './support.ts';

const BUYERS = 2_000;
const seed = 'a seed';
const disorder = (values: number[]): SweepSettings => ({ over: 'DISORDER', parameter: null, values });
const groundOf = (...changes: Change[]): Ground => ({
  input: exampleInput(),
  changes,
  environment: { ...DEFAULT_ENVIRONMENT, horizonDays: 40, disorder: 0.7 },
});
const asItIs = groundOf();
const oneStory = groundOf({ alignStory: { level: 1 } });
const easier = groundOf({ setTouchpoint: { key: 'shop', actionRate: 0.8 } });

let pool: Pool;
beforeAll(() => {
  pool = createPool(2);
});
afterAll(() => pool.close());

const sweepOf = (grounds: readonly Ground[], settings: SweepSettings, taskBuyers?: number) =>
  sweep(pool, { grounds, settings, seed, buyers: BUYERS }, { lane: 'STUDY', taskBuyers });

/** What a run of a ground reports, with further changes and in another world. */
async function runOf(ground: Ground, ...[changes, environment]: [readonly Change[], object?]) {
  const checked = variantOf(ground, changes, environment);
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues));
  const source = toSource(checked.value);
  const tally = await perform(pool, { source, seed, buyers: BUYERS, stop: null }, { lane: 'STUDY' });
  const { metrics, scorecard } = await pool.summarize({ source, tally: tally.buffer }, 'STUDY');
  const plain = (list: readonly { name: string; value: unknown; low: unknown; high: unknown }[]) =>
    list.map(({ name, value, low, high }) => ({ name, value, low, high }));
  return { metrics: plain(metrics), scorecard: plain(scorecard) };
}

const bought = (figures: readonly PairedFigure[]) => figures.find(({ name }) => name === 'boughtShare') as PairedFigure;

describe('a sweep over disorder', () => {
  it('has points as runs in such worlds report them, to the last digit, whatever the tasks', async () => {
    const answer = await sweepOf([asItIs, easier], disorder([0, 0.5, 1]));
    expect(answer.values).toHaveLength(3);
    for (const [place, value] of [0, 0.5, 1].entries())
      for (const [scenario, ground] of [asItIs, easier].entries())
        expect(answer.values[place].points[scenario]).toEqual(await runOf(ground, [], { disorder: value }));
    for (const taskBuyers of [333, BUYERS])
      expect(await sweepOf([asItIs, easier], disorder([0, 0.5, 1]), taskBuyers)).toEqual(answer);
  });

  it('tells what survives at disorder 1, by the runs at 0 and at 1, whatever the values', async () => {
    const { survival } = await sweepOf([asItIs, easier], disorder([0.2, 0.3]));
    expect(survival).toHaveLength(2);
    for (const [scenario, ground] of [asItIs, easier].entries()) {
      const [planned, lived] = await Promise.all(
        [0, 1].map(async (value) => {
          const { metrics } = await runOf(ground, [], { disorder: value });
          return metrics.find(({ name }) => name === 'boughtShare')?.value as number;
        }),
      );
      const found = survival?.[scenario].find(({ name }) => name === 'boughtShare');
      expect(found).toMatchObject({ planned, lived });
      expect(found?.value).toBeCloseTo(lived / planned, 12);
      expect(found?.low).toBeLessThan(lived / planned);
      expect(found?.high).toBeGreaterThan(lived / planned);
    }
    const [before, after] = (survival ?? []).map((list) => list.map(({ name }) => name));
    expect(before).toEqual(after);
  });

  it('lifts nothing between equal scenarios, though things be called differently', async () => {
    const { input } = asItIs;
    const renamed = {
      ...asItIs,
      input: { ...input, touchpoints: input.touchpoints.map((one) => ({ ...one, name: `${one.name}!` })) },
    };
    const { values } = await sweepOf([asItIs, renamed], disorder([0.5, 1]));
    for (const { difference, low, high } of values.flatMap(({ lifts }) => lifts.flat()))
      if (difference !== null) expect([difference, low, high]).toEqual([0, 0, 0]);
  });

  it('flips the signs of the lifts when scenarios change places', async () => {
    const there = await sweepOf([asItIs, easier], disorder([0.5, 1]));
    const back = await sweepOf([easier, asItIs], disorder([0.5, 1]));
    for (const [place, { lifts }] of there.values.entries()) {
      const [one, other] = [bought(lifts[0]), bought(back.values[place].lifts[0])];
      expect(other.difference).toBe(0 - (one.difference as number));
      expect(other.low).toBeCloseTo(-(one.high as number), 12);
      expect(one.difference).toBeGreaterThan(0);
    }
  });

  it('counts lives, over all values and the two worlds, and never backwards', async () => {
    const seen: number[] = [];
    const work = { grounds: [asItIs, easier], settings: disorder([0.5, 1]), seed, buyers: 100 };
    await sweep(pool, work, { lane: 'STUDY', taskBuyers: 50, onProgress: (done) => seen.push(done) });
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((hundreds) => hundreds * 100));
  });

  it('ends soon after the signal, with its reason', async () => {
    const controller = new AbortController();
    const reason = new Error('no longer wanted');
    const work = { grounds: [asItIs], settings: disorder([0.5, 1]), seed, buyers: ENDLESS };
    const watch = { lane: 'STUDY', signal: controller.signal, onProgress: () => controller.abort(reason) } as const;
    await expect(sweep(pool, work, watch)).rejects.toBe(reason);
  });
});

describe('a sweep over consistency', () => {
  it('goes from the scenario as it is, whose tellings are unit vectors, to one story', async () => {
    const settings: SweepSettings = { over: 'CONSISTENCY', parameter: null, values: [0, 0.5, 1] };
    const { values, survival } = await sweepOf([asItIs], settings);
    expect(values[0].points[0]).toEqual(await runOf(asItIs, []));
    expect(values[2].points[0]).toEqual(await runOf(oneStory, []));
    expect(values[1].points[0]).not.toEqual(values[0].points[0]);
    expect(survival).toBeNull();
  });
});

describe('a sweep over a parameter', () => {
  it('sets it after the changes of the scenario', async () => {
    const set = groundOf({ setParameter: { name: 'elsewhere', value: 5 } });
    const settings: SweepSettings = { over: 'PARAMETER', parameter: 'elsewhere', values: [0.5, 1, 2] };
    const { values } = await sweepOf([asItIs, set], settings);
    expect(values[1].points[0]).toEqual(await runOf(asItIs, []));
    for (const { points, lifts } of values) {
      expect(points[1]).toEqual(points[0]);
      expect(bought(lifts[0])).toMatchObject({ difference: 0, low: 0, high: 0 });
    }
    expect(values[0].points[0]).not.toEqual(values[2].points[0]);
  });
});
