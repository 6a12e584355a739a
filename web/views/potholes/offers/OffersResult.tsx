/** The sets that reach the goals, the cheapest first; how near the others come. */
import { counted, formatCount, formatNumber, formatShare } from '../../../format.ts';
import { metricLabel } from '../../../words.ts';
import { useGround } from '../ground.ts';
import type { OpenStudy } from '../../../run/WithStudy.tsx';
import { checkText, isLevel } from './goals.ts';
import { HowNear } from './HowNear.tsx';
import { OfferCard } from './OfferCard.tsx';
import css from './OffersResult.module.css';
import type { Answer, Result } from './answer.ts';

export function OffersResult({
  study: { facts, source },
  answer: { confidence, verificationBuyers },
  result,
}: {
  study: OpenStudy;
  answer: Answer;
  result: Result;
}) {
  const ground = useGround(facts);
  const { answers, nearMisses, baseline, evaluations, combinations, exhaustive, triedBelow } = result;
  // By how much nothing changes when nothing changes goes without saying.
  const levels = baseline.filter(({ goal }) => isLevel(goal.is));
  return (
    <>
      <div>
        <p className={css.summary}>{sentence(result.summary)}</p>
        <p className="soft">
          {counted(evaluations, 'set was', 'sets were')} tried
          {combinations !== null && ` of ${formatCount(combinations)}`}.{' '}
          {exhaustive
            ? 'None was left out that might stand among the answers.'
            : triedBelow === null
              ? 'There may be others.'
              : `Every set that costs less than ${formatNumber(triedBelow)} was tried; there may be others from there on.`}{' '}
          What is told was verified over {counted(verificationBuyers, 'other buyer')}; all of it holds together with{' '}
          {formatShare(confidence, 0)} confidence.
        </p>
      </div>
      {answers.length + nearMisses.length > 0 && <HowNear result={result} source={source} />}
      {answers.length > 0 && (
        <section className="stack" aria-labelledby="offers-answers">
          <h2 id="offers-answers">{answers.length === 1 ? 'The answer' : 'Answers, the cheapest first'}</h2>
          {answers.map((offer, place) => (
            <OfferCard key={place} title={`Answer ${place + 1}`} offer={offer} ground={ground} />
          ))}
        </section>
      )}
      {nearMisses.length > 0 && (
        <section className="stack" aria-labelledby="offers-near">
          <h2 id="offers-near">Near misses</h2>
          {nearMisses.map((offer, place) => (
            <OfferCard key={place} title={`Near miss ${place + 1}`} offer={offer} ground={ground} />
          ))}
        </section>
      )}
      {levels.length > 0 && (
        <section className={`panel ${css.asItIs}`} aria-labelledby="offers-baseline">
          <h2 id="offers-baseline">With nothing changed</h2>
          <ul>
            {levels.map((check) => (
              <li key={`${check.goal.metric} ${check.goal.is}`}>
                {metricLabel(check.goal.metric)}: <span className="number">{checkText(check)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
