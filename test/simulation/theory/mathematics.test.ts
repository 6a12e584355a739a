/** How exact the kernel's mathematics is: as docs/model.md and its own comments say. */
import { expect, test } from 'vitest';
import {
  chanceOf,
  exp,
  exponential,
  log,
  factor,
  normal,
  normalQuantile,
  powerOfE,
  uniform,
} from '../../../src/simulation/math.ts';

const STEPS = 200_000;

/** The largest of what a function gives at evenly spaced places from `low` to `high`. */
function largest(low: number, high: number, error: (x: number) => number): number {
  let most = 0;
  for (let step = 0; step <= STEPS; step++) most = Math.max(most, error(low + ((high - low) * step) / STEPS));
  return most;
}

/** The same over words of 32 bits, the outermost among them. */
const largestOfWords = (error: (word: number) => number): number =>
  Math.max(
    largest(-(2 ** 31), 2 ** 31 - 1, (word) => error(Math.round(word) | 0)),
    error(0),
    error(-1),
  );

test('exp', () => {
  expect(largest(-50, 50, (x) => Math.abs(exp(x) / Math.exp(x) - 1))).toBeLessThan(1e-14);
  expect(largest(-708, 708, (x) => Math.abs(exp(x) / Math.exp(x) - 1))).toBeLessThan(1e-13);
  expect(exp(0)).toBe(1);
  expect(exp(-708.5)).toBe(0);
  expect(exp(-Infinity)).toBe(0);
  expect(exp(1_000)).toBe(exp(708));
});

test('exp as lives have it', () => {
  expect(largest(-50, 50, (x) => Math.abs(powerOfE(x) / Math.exp(x) - 1))).toBeLessThan(3e-14);
  expect(largest(-708, 708, (x) => Math.abs(powerOfE(x) / Math.exp(x) - 1))).toBeLessThan(2e-13);
  expect(powerOfE(0)).toBe(1);
  for (const x of [-708.5, -1e9, -Infinity]) expect(powerOfE(x)).toBe(0);
});

test('log', () => {
  expect(largest(0.5, 2, (x) => Math.abs(log(x) - Math.log(x)))).toBeLessThan(1e-15);
  expect(largest(-700, 700, (x) => Math.abs(log(Math.exp(x)) - Math.log(Math.exp(x))))).toBeLessThan(1e-12);
  expect(log(0)).toBe(-Infinity);
  expect(log(Infinity)).toBe(Infinity);
  expect(log(5e-324)).toBeCloseTo(Math.log(5e-324), 10);
});

test('exponential draws', () => {
  expect(largestOfWords((word) => Math.abs(exponential(word) + Math.log(uniform(word))))).toBeLessThan(1e-11);
});

test('normal draws', () => {
  // A word as a signed number is its uniform less ½, the halves having changed places.
  const quantile = (word: number): number => normalQuantile(uniform(word ^ 0x80000000));
  expect(largestOfWords((word) => Math.abs(normal(word) - quantile(word)))).toBeLessThan(1e-7);
});

test('traits as shares of their medians', () => {
  // In single precision: what is left of the digits shrinks with the size of the exponent.
  const error = (spread: number) => (word: number) =>
    Math.abs(factor(word, spread) / Math.exp(spread * normal(word)) - 1);
  for (const spread of [-0.5, 0.4]) expect(largestOfWords(error(spread))).toBeLessThan(5e-7);
  for (const spread of [-4, 4]) expect(largestOfWords(error(spread))).toBeLessThan(4e-6);
  expect(factor(1, 0)).toBe(1);
});

test('chances under disorder', () => {
  const exact = (x: number, disorder: number): number => Math.exp(-disorder * Math.log1p(Math.exp(-x)));
  for (const disorder of [0, 0.25, 1, 2.5])
    expect(largest(-40, 40, (x) => Math.abs(chanceOf(x, disorder) / exact(x, disorder) - 1))).toBeLessThan(1e-12);
});
