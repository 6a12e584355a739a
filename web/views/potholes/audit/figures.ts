/** Figures out of the lists that the contract gives. */
import type { PotholesFigureFragment } from './audit.generated.ts';

const NOTHING: PotholesFigureFragment = {
  name: '',
  unit: 'share of buyers',
  baseline: null,
  challenger: null,
  difference: null,
  low: null,
  high: null,
};

export const figure = (metrics: readonly PotholesFigureFragment[], name: string): PotholesFigureFragment =>
  metrics.find((each) => each.name === name) ?? NOTHING;

/** Shares in per cent, null where there is nothing to judge. */
export const percent = (share: number | null): number | null => (share === null ? null : 100 * share);

/** A tick of an axis in points or per cent. */
export const tickOf = (value: number): string =>
  `${value > 0 ? '+' : ''}${value.toLocaleString('en-GB', { maximumFractionDigits: 3 })}`.replace('-', '−');
