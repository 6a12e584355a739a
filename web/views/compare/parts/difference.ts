/** What a paired difference says, in words. */

export interface Difference {
  readonly baseline: number | null;
  readonly challenger: number | null;
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly varianceRatio: number | null;
}

export type Verdict = 'higher' | 'lower' | 'same' | 'unclear' | 'nothing';

/** A difference is told from 0 when its interval does not touch 0. */
export function verdictOf({ difference, low, high }: Pick<Difference, 'difference' | 'low' | 'high'>): Verdict {
  if (difference === null) return 'nothing';
  if (low === null || high === null) return 'unclear';
  if (low > 0) return 'higher';
  if (high < 0) return 'lower';
  return low === 0 && high === 0 ? 'same' : 'unclear';
}

export const VERDICT: Readonly<Record<Verdict, string>> = {
  higher: 'higher',
  lower: 'lower',
  same: 'the same',
  unclear: 'cannot be told from 0',
  nothing: 'nothing to judge',
};

export const isClear = (verdict: Verdict): boolean => verdict === 'higher' || verdict === 'lower';

/** How many times the buyers would be needed without shared luck: 1 / (variance of the difference over that with separate luck). */
export const luckFactor = (varianceRatio: number | null): number | null =>
  varianceRatio === null || varianceRatio === 0 ? null : 1 / varianceRatio;

/** "7.6": one digit after the point below ten. */
export const formatFactor = (factor: number): string =>
  factor.toLocaleString('en-GB', { maximumFractionDigits: factor < 10 ? 1 : 0 });
