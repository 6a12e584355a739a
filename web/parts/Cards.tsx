/** Figures side by side, each with its interval. */
import type { ReactNode } from 'react';
import { formatEnds, formatValue, type Interval } from '../format.ts';
import { Hint } from './Tip.tsx';
import css from './Cards.module.css';

export const Cards = ({ children }: { children: ReactNode }) => <dl className={css.cards}>{children}</dl>;

type Content = { readonly of: Interval; readonly unit: string } | { readonly text: string };

/** A figure with its name above it, and below it the interval and what it is a share of. */
export function Card({
  name,
  hint,
  below,
  ...content
}: { readonly name: string; readonly hint?: ReactNode; readonly below?: string } & Content) {
  const isEstimate = 'of' in content;
  return (
    <div className={css.card}>
      <dt>
        {name}
        {hint !== undefined && <Hint about={name}>{hint}</Hint>}
      </dt>
      <dd className={`number ${css.value}`}>{isEstimate ? formatValue(content.of, content.unit) : content.text}</dd>
      {isEstimate && content.of.low !== null && (
        <dd className={css.below}>95 %: {formatEnds(content.of, content.unit)}</dd>
      )}
      {below !== undefined && <dd className={css.below}>{below}</dd>}
    </div>
  );
}
