/** A chance with the draw that settled it, and what speaks for and against. */
import { formatNumber, formatShare } from '../../../format.ts';
import { decisionText, termText, weighing, type Decision } from './why.ts';
import css from './Chance.module.css';

const SHOWN_TERMS = 8;

export function Chance({ decision: { decision, because, chance, draw, happened } }: { decision: Decision }) {
  const terms = weighing(because).slice(0, SHOWN_TERMS);
  const largest = Math.max(1, ...terms.map(({ logOdds }) => Math.abs(logOdds)));
  const outcome = happened ? 'it happens' : 'it does not happen';
  return (
    <div className={css.chance}>
      <p className="small">
        Chance that the buyer {decisionText(decision)}: <span className="number">{formatShare(chance)}</span>. It takes
        more than <span className="number">{formatShare(draw)}</span> here: {outcome}.
      </p>
      <div className={css.track} aria-hidden>
        <span className={css.filled} style={{ width: `${100 * chance}%` }} />
        <span className={css.draw} style={{ left: `${100 * draw}%` }} data-happened={happened} />
      </div>
      {terms.length > 0 && (
        <ul className={css.terms} aria-label="What speaks for and against it, in log-odds">
          {terms.map(({ term, logOdds }) => (
            <li key={term}>
              <span>{termText(term)}</span>
              <span className={css.bar} aria-hidden>
                <span
                  data-against={logOdds < 0}
                  style={{
                    width: `${(50 * Math.abs(logOdds)) / largest}%`,
                    [logOdds < 0 ? 'right' : 'left']: '50%',
                  }}
                />
              </span>
              <span className="number">
                {logOdds > 0 ? '+' : ''}
                {formatNumber(logOdds, 2)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
