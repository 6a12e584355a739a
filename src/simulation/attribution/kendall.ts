/**
 * Kendall's rank correlation with ties: τ_b = (C − D)/√((n₀ − n₁)·(n₀ − n₂)).
 *
 * C pairs stand in the same order in both lists, D in opposite orders; of all n₀ pairs n₁ are tied in the one and n₂ in the
 * other. Null where either list has no two different values.
 *
 * Kendall 1945, "The treatment of ties in ranking problems", Biometrika 33.
 * @throws RangeError when the lists differ in length
 */
export function kendall(one: ArrayLike<number>, other: ArrayLike<number>): number | null {
  if (one.length !== other.length) throw new RangeError(`Got ${one.length} values beside ${other.length}.`);
  let balance = 0;
  let untiedInOne = 0;
  let untiedInOther = 0;
  for (let i = 0; i < one.length; i++) {
    for (let j = 0; j < i; j++) {
      const first = Math.sign(one[i] - one[j]);
      const second = Math.sign(other[i] - other[j]);
      balance += first * second;
      untiedInOne += Math.abs(first);
      untiedInOther += Math.abs(second);
    }
  }
  if (untiedInOne === 0 || untiedInOther === 0) return null;
  return balance / Math.sqrt(untiedInOne * untiedInOther);
}
