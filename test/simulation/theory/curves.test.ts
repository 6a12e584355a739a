import { describe, expect, test } from 'vitest';
import { CURVE, CURVES } from '../../../src/simulation/layout.ts';
import { defaultParameters } from '../../../src/simulation/parameters.ts';
import { simulate } from '../../../src/simulation/run.ts';
import { summarize } from '../../../src/simulation/summarize.ts';
import { Tally } from '../../../src/simulation/tally.ts';
import { expectUnsurprising, surpriseOfShare } from '../statistics.ts';
import { designOf, example, planOf, summaryOf } from '../support.ts';

const P = defaultParameters();
const exactly = { traitSpread: 0, dayTraitSpread: 0 };
/** Sums are made of steps of 2^−20. */
const STEP = 2 ** -20;

/** Curves show the state at the start of each whole day since arrival, of those still here. */
describe('curves', () => {
  test('of memory follow the power law from the notice on', () => {
    const design = designOf({
      personas: [{ traits: { memoryDays: 12, needDays: null, curiosityPerDay: 0 } }],
      touchpoints: [{ push: { days: [2.5] }, branding: 0.9, noticeRate: 1 - 1e-12, engageRate: 1e-12 }],
    });
    const { curves } = summaryOf(planOf(design, { horizonDays: 50 }, exactly), 'curve', 40);
    curves.memory.mean.forEach((memory, day) => {
      const theory = day < 2.5 ? 0 : P.encodeNoticed * 0.9 * (1 + (3 * (day - 2.5)) / 12) ** -0.5;
      expect(Math.abs((memory as number) - theory), `day ${day}`).toBeLessThan(STEP);
    });
    curves.trust.mean.forEach((trust) => expect(Math.abs((trust as number) - 0.4)).toBeLessThan(STEP));
    const [, aware] = curves.stages;
    aware.mean.forEach((share, day) => expect(share, `day ${day}`).toBe(day < 2.5 ? 0 : 1));
    expect(curves.here).toEqual(curves.days.map(() => 40));
  });

  test('of mood fall by halves', () => {
    const design = designOf({
      personas: [{ traits: { needDays: null, curiosityPerDay: 0 } }],
      touchpoints: [{ push: { days: [1] }, value: 0.8, noticeRate: 1 - 1e-12, engageRate: 1 - 1e-12 }],
    });
    const { curves } = summaryOf(planOf(design, { horizonDays: 40 }, exactly), 'curve', 10);
    curves.mood.mean.forEach((mood, day) => {
      const theory = day < 1 ? 0 : P.moodValue * 0.8 * 2 ** (-(day - 1) / P.moodHalfLife);
      // What happens on day 1 is seen from day 2 on: a day's curve is taken before anything happens.
      if (day !== 1) expect(Math.abs((mood as number) - theory), `day ${day}`).toBeLessThan(STEP);
      else expect(mood).toBe(0);
    });
  });

  test('of mood are read from tallies of version 1 as well, which have its sum of each day', () => {
    const plan = planOf(example('coaching-community').design, { horizonDays: 40 });
    const tally = simulate(plan, 'curve', 0, 500);
    const { mood } = summarize(plan, tally).curves;
    const { buffer } = tally;
    const words = new Float64Array(buffer, 0, Math.floor(buffer.byteLength / 8));
    const [, , , , , length] = words;
    const counts = words.subarray(6, 6 + length);
    const left = 2 ** (-1 / P.moodHalfLife);
    for (const [column, kept] of [
      [CURVE.MOOD, left],
      [CURVE.MOOD_SQUARED, left * left],
    ])
      for (let day = 1; day <= plan.days; day++) {
        const at = tally.layout.curves + day * CURVES + column;
        counts[at] += counts[at - CURVES] * kept;
      }
    words[1] = 1;
    const older = summarize(plan, Tally.from(buffer)).curves.mood;
    expect(mood.mean[20]).toBeGreaterThan(0.001);
    for (const end of ['mean', 'low', 'high'] as const)
      older[end].forEach((value, day) => {
        expect(value, `${end} on day ${day}`).toBeCloseTo(mood[end][day] as number, 12);
      });
  });

  test('of those still here fall as needs pass', () => {
    const BUYERS = 20_000;
    const design = designOf({
      personas: [{ traits: { needDays: 20, curiosityPerDay: 0 }, intents: { learning: 1 } }],
      touchpoints: [{ push: { reach: 0, days: [1] } }],
    });
    const { curves } = summaryOf(planOf(design, { horizonDays: 60 }, exactly), 'curve', BUYERS);
    for (const day of [1, 5, 20, 60])
      expectUnsurprising(surpriseOfShare(curves.here[day], BUYERS, Math.exp(-day / 20)), `day ${day}`);
  });

  test('run from each buyer’s own arrival', () => {
    const design = designOf({
      personas: [{ traits: { needDays: null, curiosityPerDay: 0 } }],
      touchpoints: [{ push: { reach: 0, days: [1] } }],
    });
    const BUYERS = 20_000;
    const { curves } = summaryOf(planOf(design, { horizonDays: 20, arrivalDays: 10 }), 'curve', BUYERS);
    // Who arrives on day a has 20 − a days to be seen in.
    expect(curves.here.slice(0, 11)).toEqual(new Array(11).fill(BUYERS));
    for (const day of [12, 15, 19])
      expectUnsurprising(surpriseOfShare(curves.here[day], BUYERS, (20 - day) / 10), `day ${day}`);
    expect(curves.here[20]).toBe(0);
  });
});
