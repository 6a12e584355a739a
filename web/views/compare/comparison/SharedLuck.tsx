/** What the luck that the lives have in common is worth: how many more buyers separate luck would have needed. */
import { formatCount } from '../../../format.ts';
import { formatFactor, luckFactor } from '../parts/difference.ts';
import { nameOf, type OpenPair } from './answer.ts';

export function SharedLuck({ open: { pair, baseline, challenger, buyers } }: { open: OpenPair }) {
  const bought = pair.metrics.find(({ name }) => name === 'boughtShare');
  const factor = luckFactor(bought?.varianceRatio ?? null);
  const factors = pair.metrics.flatMap(({ varianceRatio }) => luckFactor(varianceRatio) ?? []);
  return (
    <section className="panel stack" style={{ gap: 6 }} aria-labelledby="compare-luck">
      <h2 id="compare-luck">Luck in common</h2>
      <p style={{ maxWidth: '92ch' }}>
        Every buyer lives twice, under {nameOf(baseline)} and under {nameOf(challenger)}, and meets the same luck both
        times, so that chance cancels out of the difference. {saved(factor, buyers)}
      </p>
      {factors.length > 1 && (
        <p className="soft small">
          Over all figures it saves between {formatFactor(Math.min(...factors))} and{' '}
          {formatFactor(Math.max(...factors))} times the buyers; the table of differences has each.
        </p>
      )}
    </section>
  );
}

function saved(factor: number | null, buyers: number): string {
  if (factor === null) return 'For purchases nothing is left to chance here, or too little to say how much it saves.';
  if (factor <= 1.05) return 'For purchases it does not help here: the two plans are too far apart.';
  const needed = Number((factor * buyers).toPrecision(2));
  return `To know the difference in purchases as closely with separate luck, you would need ${formatFactor(factor)}\u00a0× as many buyers: about ${formatCount(needed)} instead of ${formatCount(buyers)}.`;
}
