/** Factors at known places, and the tornado's settings and order. */
import { describe, expect, test } from 'vitest';
import { at, problemOf, type Factor } from '../../../src/simulation/sensitivity/factor.ts';
import { tornadoSettings, tornadoTable, type TornadoBar } from '../../../src/simulation/sensitivity/tornado.ts';

describe('where a place puts a factor', () => {
  test.each<[Factor, number, number]>([
    [{ low: -2, high: 6, scale: 'LINEAR' }, 0.25, 0],
    [{ low: 1, high: 100, scale: 'LOG' }, 0.5, 10],
    [{ low: 0.001, high: 1000, scale: 'LOG' }, 5 / 6, 100],
    // Odds from 1/9 to 9, and from 1/99 to 1/9.
    [{ low: 0.1, high: 0.9, scale: 'LOGIT' }, 0.5, 0.5],
    [{ low: 0.01, high: 0.1, scale: 'LOGIT' }, 0.5, 1 / (1 + Math.sqrt(99 * 9))],
  ])('%j at %d', (factor, u, value) => {
    expect(at(factor, u)).toBeCloseTo(value, 12);
  });

  test.each<[Factor, string]>([
    [{ low: 1, high: 1, scale: 'LINEAR' }, 'Got a range from 1 to 1'],
    [{ low: 2, high: 1, scale: 'LINEAR' }, 'Got a range from 2 to 1'],
    [{ low: NaN, high: 1, scale: 'LINEAR' }, 'Got a range from NaN'],
    [{ low: 0, high: Infinity, scale: 'LINEAR' }, 'Got a range from 0 to Infinity'],
    [{ low: 0, high: 1, scale: 'LOG' }, 'Got a range from 0 on the scale LOG'],
    [{ low: -1, high: 0.5, scale: 'LOGIT' }, 'Got a range from -1 on the scale LOGIT'],
    [{ low: 0.5, high: 1, scale: 'LOGIT' }, 'Got a range up to 1 on the scale LOGIT'],
  ])('%j is refused', (factor, message) => {
    expect(problemOf(factor)).toContain(message);
    expect(() => at(factor, 0.5)).toThrow(message);
  });

  test('places outside the cube are refused', () => {
    for (const u of [-1e-9, 1.001, NaN]) {
      expect(() => at({ low: 0, high: 1, scale: 'LINEAR' }, u)).toThrow(`Got a place of ${u}`);
    }
  });
});

describe('the tornado', () => {
  const bar = (key: string, low: number | null, high: number | null): TornadoBar => {
    const end = (value: number | null) => ({ value, difference: { value: null, low: null, high: null } });
    return { key, low: end(low), high: end(high) };
  };

  test('all as they are, then each factor at its two ends', () => {
    expect(tornadoSettings(['a', 'b'])).toEqual([
      [null, null],
      [0, null],
      [1, null],
      [null, 0],
      [null, 1],
    ]);
  });

  test('longest first; a bar reaches from the least to the greatest of its two ends and the base', () => {
    const table = tornadoTable(10, [
      bar('none', 10, 10),
      bar('gap', null, 12),
      bar('up', 8, 13),
      bar('down', 14, 9),
      bar('both-ways', 4, 5),
      bar('another-gap', 1, null),
    ]);
    expect(table.map(({ key, swing }) => [key, swing])).toEqual([
      ['both-ways', 6],
      ['down', 5],
      ['up', 5],
      ['none', 0],
      ['another-gap', null],
      ['gap', null],
    ]);
    expect(tornadoTable(null, [bar('b', 1, 2), bar('a', 1, 2)]).map(({ key, swing }) => [key, swing])).toEqual([
      ['a', null],
      ['b', null],
    ]);
  });
});
