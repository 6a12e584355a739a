/** What the designs and the estimators of the sensitivity analysis ask of what they are given. */

/**
 * Factors are told apart by their keys, and each key has luck of its own.
 * @throws RangeError without a key, or when one appears twice
 */
export function checkKeys(keys: readonly string[]): void {
  if (keys.length === 0) throw new RangeError('Got no factors, expected 1 or more.');
  const twice = keys.find((key, index) => keys.indexOf(key) < index);
  if (twice !== undefined) throw new RangeError(`Got the factor "${twice}" twice.`);
}

/** @throws RangeError unless `value` is a whole number from `least` to 2^31 − 1 */
export function checkCount(value: number, least: number, what: string): void {
  if (Number.isInteger(value) && value >= least && value < 2 ** 31) return;
  throw new RangeError(`Got ${value} ${what}, expected a whole number from ${least}.`);
}

/**
 * Values of the model in the order of the points; null where there was nothing to judge.
 * @throws RangeError when there are more or fewer than points, or one is neither finite nor null
 */
export function checkValues(values: ArrayLike<number | null>, points: number): void {
  if (values.length !== points) throw new RangeError(`Got ${values.length} values for ${points} points.`);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value !== null && !Number.isFinite(value))
      throw new RangeError(`Got ${value} as value ${i}, expected a number.`);
  }
}
