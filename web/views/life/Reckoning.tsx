/** A decision taken apart: the terms of its chance as signed bars, the chance, and the luck that was drawn. */
import { formatNumber } from '../../format.ts';
import { sayChance, wordsFor, type Place } from './decisions.ts';
import type { Decision } from './encounters.ts';
import css from './Reckoning.module.css';
import { chanceOf, isStart, nameOf } from './reasons.ts';

/** Log-odds that fill half of a bar. */
const FULL = 3;

const signed = (value: number): string => `${value > 0 ? '+' : ''}${formatNumber(value, 2)}`;

export function Reckoning({ decision, place, disorder }: { decision: Decision; place: Place; disorder: number }) {
  const { chance: what, depends } = wordsFor(decision, place);
  const { because, chance, draw, happened } = decision;
  const start = because.find(isStart);
  const before = chanceOf(because.reduce((sum, { logOdds }) => sum + logOdds, 0));
  const isHarsher = because.length > 0 && Math.abs(before - chance) > 0.0005;
  return (
    <div className={css.reckoning}>
      <p className={css.head}>The chance {what}</p>
      {because.length > 0 && (
        <div className={css.terms}>
          {start && (
            <div className={css.term}>
              <span>{nameOf(start)}</span>
              <span className={`number ${css.value}`}>{sayChance(chanceOf(start.logOdds))}</span>
              <span />
            </div>
          )}
          {because
            .filter((term) => !isStart(term) && Math.abs(term.logOdds) >= 0.005)
            .map((term) => (
              <div key={term.term} className={css.term}>
                <span>{nameOf(term)}</span>
                <span className={`number ${css.value}`}>{signed(term.logOdds)}</span>
                <span className={css.track} aria-hidden>
                  <span
                    className={term.logOdds > 0 ? css.up : css.down}
                    style={{ width: `${Math.min(50, (50 * Math.abs(term.logOdds)) / FULL)}%` }}
                  />
                </span>
              </div>
            ))}
        </div>
      )}
      {depends !== undefined && <p className="soft">{depends}</p>}
      {isHarsher && (
        <p className="soft">
          Together {sayChance(before)}; with the disorder of {formatNumber(disorder)} that becomes {sayChance(chance)}.
        </p>
      )}
      <div className={css.luck} aria-hidden>
        <span style={{ width: `${100 * chance}%` }} />
        <i style={{ left: `${100 * draw}%` }} />
      </div>
      <p className="soft">
        The chance was {sayChance(chance)}. Luck drew {sayChance(draw).replace('%', 'of 100')}:{' '}
        {happened ? 'below it, so it happened' : 'not below it, so it did not happen'}.
      </p>
    </div>
  );
}
