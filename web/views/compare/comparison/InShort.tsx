/** The answer in a few sentences: what each challenger changes, and which scenario is best. */
import { buyersOf, formatCount, formatEnds, formatValue } from '../../../format.ts';
import { metricLabel } from '../../../words.ts';
import { isClear, verdictOf } from '../parts/difference.ts';
import { isShareFigure, measuredOf, writtenUnit } from '../parts/figures.ts';
import { gapEnds, gapText, type Gap } from '../parts/gap.ts';
import { ScenarioMark } from '../parts/ScenarioMark.tsx';
import { nameOf, type Answer, type Best, type Pair, type Place } from './answer.ts';
import css from './InShort.module.css';

export function InShort({ answer }: { answer: Answer }) {
  const { pairs, best, places, buyers, facts } = answer;
  const figure = best?.metric ?? 'boughtShare';
  const base = measuredOf(answer.results[0].result).get(figure);
  return (
    <section className={`panel ${css.short}`} aria-labelledby="compare-in-short">
      <h2 id="compare-in-short">In short</h2>
      {base && (
        <p>
          Under <ScenarioMark position={0} name={nameOf(places[0])} />, {nameFigure(figure)} is{' '}
          <strong className="number">{formatValue(base, writtenUnit(base.unit))}</strong>
          <span className="soft number"> ({formatEnds(base, base.unit)})</span>.
        </p>
      )}
      <ul>
        {pairs.map((pair) => (
          <li key={pair.challenger.position}>
            <PairInShort pair={pair} challenger={places[pair.challenger.position]} figure={figure} />
          </li>
        ))}
      </ul>
      {best && <BestInWords best={best} places={places} />}
      {buyers < facts.buyersAsked && (
        <p className="soft">
          It could end early: {formatCount(buyers)} of {buyersOf(facts.buyersAsked)} {buyers === 1 ? 'was' : 'were'}{' '}
          enough.
        </p>
      )}
      <p className="soft small">In brackets, 95 % intervals; those of differences hold for all challengers together.</p>
    </section>
  );
}

const nameFigure = (figure: string): string => `“${metricLabel(figure)}”`;

function PairInShort({ pair, challenger, figure }: { pair: Pair; challenger: Place; figure: string }) {
  const found = pair.metrics.find(({ name }) => name === figure);
  if (!found || found.difference === null)
    return (
      <>
        Under <ScenarioMark position={challenger.position} name={nameOf(challenger)} /> there is nothing to judge.
      </>
    );
  const { low, high, unit } = found;
  const difference = { value: found.difference, low, high };
  const verdict = verdictOf(found);
  return (
    <>
      Under <ScenarioMark position={challenger.position} name={nameOf(challenger)} /> it{' '}
      {isClear(verdict) ? (
        <>
          is <strong>{verdict}</strong>: <Numbers of={difference} unit={unit} />.
        </>
      ) : verdict === 'same' ? (
        <>is the same.</>
      ) : (
        <>
          <strong>cannot be told</strong> from the baseline’s: <Numbers of={difference} unit={unit} />.
        </>
      )}{' '}
      <span className="soft">
        {buyersOf(pair.won)} won, {formatCount(pair.lost)} lost.
      </span>
    </>
  );
}

function Numbers({ of, unit }: { of: Gap; unit: string }) {
  return (
    <span className="number">
      {gapText(of, unit)} ({gapEnds(of, unit)})
    </span>
  );
}

function BestInWords({ best, places }: { best: Best; places: readonly Place[] }) {
  const { metric, direction, scenario, probability, concluded, survivors, buyersUsed, buyersAllowed } = best;
  const goal = `${direction === 'HIGHEST' ? 'highest' : 'lowest'} ${nameFigure(metric)}`;
  if (!scenario) return <p>Which is best in {goal} cannot be said: under one of them there is nothing to judge.</p>;
  const name = <ScenarioMark position={scenario.position} name={nameOf(places[scenario.position])} />;
  const margin = best.indifference === null ? '' : writeAmount(metric, best.indifference);
  if (concluded)
    return (
      <p>
        Best: {name}, with the {goal}. All the others could be ruled out with {formatCount(buyersUsed)} of{' '}
        {buyersOf(buyersAllowed)}. If the best leads by {margin} or more, this is right with a probability of at least{' '}
        {percent(best.confidence)}; of scenarios closer together, one of the close ones is named.
      </p>
    );
  return (
    <p>
      {(probability ?? 0) >= SETTLED ? 'Best: ' : 'It is not settled which is best. Ahead: '}
      {name}, with the {goal}. The probability that it really is the best is{' '}
      <strong>at least {percent(probability ?? 0)}</strong>
      {(probability ?? 0) < SETTLED && '; more buyers would tell more'}.
      {best.indifference !== null && (
        <>
          {' '}
          Not ruled out, where less than {margin} does not matter:{' '}
          {survivors.map(({ position }) => nameOf(places[position])).join(', ')}.
        </>
      )}
    </p>
  );
}

const SETTLED = 0.95;

/** Probabilities are never rounded up to a certainty. */
function percent(probability: number): string {
  const digits = probability >= 0.99 ? 1 : 0;
  return `${(Math.floor(Math.min(probability, 0.999) * 10 ** (digits + 2)) / 10 ** digits).toFixed(digits)} %`;
}

const writeAmount = (figure: string, amount: number): string =>
  isShareFigure(figure) ? `${Number((100 * amount).toPrecision(3))} points` : `${Number(amount.toPrecision(3))}`;
