import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findScenario, readExample } from '../../src/db/exampleFiles.ts';
import { audit, type AuditAnswer } from '../../src/studies/experiments/audit.ts';
import type { Ground } from '../../src/studies/experiments/variants.ts';
import { createPool, type Pool } from '../../src/studies/pool.ts';
import { LIMITS } from '../../src/simulation/vocabulary.ts';

const BUYERS = 8_000;

function groundOf(key: string, name: string): Ground {
  const example = readExample(key);
  const { changes, environment } = findScenario(example, name);
  return { input: example.base.input, changes, environment };
}

describe('an audit', () => {
  const ground = groundOf('shoe-retailer', 'As lived');
  const pools: Pool[] = [1, 2].map((threads) => createPool(threads));
  const steps: (readonly [done: number, total: number | undefined])[] = [];
  let answers: AuditAnswer[];
  let lives: number;

  beforeAll(async () => {
    const { signal } = new AbortController();
    const onProgress = (done: number, total?: number) => void steps.push([done, total]);
    const one = await audit({ pool: pools[0], signal, onProgress }, ground, 'luck', BUYERS);
    const two = await audit({ pool: pools[1], signal, onProgress: () => undefined }, ground, 'luck', BUYERS);
    answers = [one.answer, two.answer];
    lives = one.lives;
  });
  afterAll(() => Promise.all(pools.map((pool) => pool.close())));

  test('is the same to the last digit, whatever the threads and their tasks', () => {
    expect(answers[1]).toEqual(answers[0]);
    expect(JSON.parse(JSON.stringify(answers[0]))).toEqual(answers[0]);
  });

  test('says how far it is, and comes to what it said last', () => {
    const done = steps.map(([lived]) => lived);
    expect(done).toEqual([...done].sort((one, other) => one - other));
    for (const [lived, total] of steps) if (total !== undefined) expect(lived).toBeLessThanOrEqual(total);
    expect(steps.at(-1)).toEqual([lives, lives]);
    expect(lives).toBe(BUYERS + answers[0].saving.full);
  });

  test('finds the dead end, the shop’s potholes and the stories that clash', () => {
    const { findings } = answers[0];
    const found = findings.map(({ kind, touchpoints }) => `${kind} ${touchpoints[0]}`);
    expect(found.slice(0, 3)).toContain('DEAD_END reviews');
    expect(found).toEqual(
      expect.arrayContaining([
        'DECLARED_POTHOLE checkout',
        'DECLARED_POTHOLE site',
        'CONFLICTING_TELLING social-ad',
        'OVER_EXPOSURE newsletter',
      ]),
    );
    expect(found).not.toContain('OVER_EXPOSURE wearing');
    // Each repair stands there once.
    const repairs = findings.map(({ repair }) => JSON.stringify(repair));
    expect(new Set(repairs).size).toBe(repairs.length);
  });

  test('tells what is left to win after the first three repairs', () => {
    const { steps: made, leftAfterThree } = answers[0].sequence;
    expect(made.length).toBeGreaterThan(3);
    const first = made.slice(0, 3).map(({ rank }) => rank);
    expect(leftAfterThree?.ranks.some((rank) => first.includes(rank))).toBe(false);
    expect(leftAfterThree?.ranks).toContain(made[3].rank);
    const bought = leftAfterThree?.effect.find(({ name }) => name === 'boughtShare');
    const third = made[2].cumulative.find(({ name }) => name === 'boughtShare');
    expect(bought?.baseline).toBe(third?.challenger);
    expect(bought?.difference).toBeGreaterThan(0);
  });

  test('ends when it is no longer wanted', async () => {
    const control = new AbortController();
    const reason = new Error('no longer wanted');
    const onProgress = (done: number) => {
      if (done > BUYERS) control.abort(reason);
    };
    const { signal } = control;
    await expect(audit({ pool: pools[1], signal, onProgress }, ground, 'other', BUYERS)).rejects.toBe(reason);
  });
});

test('what cannot be mended is listed, with an effect of exactly 0', async () => {
  const pool = createPool(2);
  const { input, environment } = groundOf('shoe-retailer', 'As lived');
  // As many touchpoints as a design may have: there is no room for anything after the purchase.
  const page = { name: 'Page', channel: 'WEBSITE' as const, pull: 0.1 };
  const shop = { key: 'shop', name: 'Shop', channel: 'STORE' as const, pull: 5, goal: 'BUY' as const };
  const pages = Array.from({ length: LIMITS.touchpoints - 1 }, (_, nth) => ({ ...page, key: `page-${nth}` }));
  const full = { ...input, touchpoints: [shop, ...pages], links: [] };
  const desk = { pool, signal: new AbortController().signal, onProgress: () => undefined };
  const { answer } = await audit(desk, { input: full, changes: [], environment }, 'luck', 50);
  await pool.close();
  const hopeless = answer.findings.filter(({ repair }) => repair.length === 0);
  expect(hopeless.map(({ kind }) => kind)).toContain('NOTHING_AFTER_PURCHASE');
  for (const { effect, clear, affected } of hopeless) {
    expect([effect.differing, clear, affected]).toEqual([0, false, null]);
    for (const { difference, low, high } of effect.metrics) expect([difference, low, high]).toEqual([0, 0, 0]);
    for (const { bought } of effect.byIntent) expect(bought.difference).toBe(0);
  }
});
