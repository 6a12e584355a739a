/** What a touchpoint says, theme by theme, against marks where the promise stands: the same height means the same story. */
import { formatShare } from '../../../format.ts';
import { Tip } from '../../../parts/Tip.tsx';
import { sumOf } from '../panel/likeness.ts';
import { describeTelling, type Telling } from '../words.ts';
import css from './ThemeBars.module.css';

export function ThemeBars({ telling }: { telling: Telling }) {
  const { told, promised, isOther, likeness } = telling;
  const parts = (weights: readonly number[]): number[] => {
    const sum = sumOf(weights) || 1;
    return weights.map((weight) => weight / sum);
  };
  const [says, promises] = [told && parts(told), parts(promised)];
  const highest = Math.max(...promises, ...(says ?? []), 0.01);
  return (
    <div className={css.telling} data-other={isOther}>
      <span className={css.bars} data-many={promised.length > 5} aria-hidden>
        {promises.map((part, index) => (
          <span key={index} className={css.theme}>
            {says && (
              <span
                className={css.bar}
                style={{ height: `${(100 * says[index]) / highest}%`, background: `var(--series-${index + 1})` }}
              />
            )}
            <span className={css.promise} style={{ bottom: `${(100 * part) / highest}%` }} />
          </span>
        ))}
      </span>
      {isOther ? (
        <Tip tip={`${formatShare(likeness, 0)} like the promise: it contradicts what buyers remember of the story.`}>
          <span className={css.words}>
            another story<span className={css.likeness}> · {formatShare(likeness, 0)}</span>
          </span>
        </Tip>
      ) : (
        <span className={css.words}>{likeness === null ? 'says nothing' : describeTelling(telling)}</span>
      )}
    </div>
  );
}
