/** One set of options: what it takes, whether it reaches the goals, what else it moves, and a way to make a scenario of it. */
import { CircleCheck, CircleDashed, CircleX } from 'lucide-react';
import { formatNumber } from '../../../format.ts';
import { MEANINGS } from '../../../generated/fields.ts';
import type { GoalVerdict } from '../../../generated/schema.ts';
import { Hint } from '../../../parts/Tip.tsx';
import { useNames } from '../../../shell/design.ts';
import { metricLabel } from '../../../words.ts';
import { ApplyScenario } from '../ApplyScenario.tsx';
import { changesOf, describeChanges } from '../changes.ts';
import { Gain } from '../Gain.tsx';
import type { Ground } from '../ground.ts';
import { checkText, goalText, VERDICT } from './goals.ts';
import css from './OfferCard.module.css';
import type { FoundOffer } from './answer.ts';

const ICONS: Readonly<Record<GoalVerdict, typeof CircleCheck>> = {
  CONFIRMED: CircleCheck,
  LIKELY: CircleDashed,
  REFUTED: CircleX,
};

export function OfferCard({ title, offer, ground }: { title: string; offer: FoundOffer; ground: Ground }) {
  const names = useNames();
  const { options, cost, verdict, goals, metrics, changes, changesExport, irreducible } = offer;
  const own = changes.length;
  const words = describeChanges(own === 0 ? [] : changesOf(changesExport).slice(-own), names);
  // The changes of the options follow one another.
  const parts = options.map(({ changes: its }, place) => {
    const from = options.slice(0, place).reduce((sum, each) => sum + each.changes.length, 0);
    return words.slice(from, from + its.length).join('; ');
  });
  return (
    <article className={`panel ${css.card}`} aria-label={title}>
      <header className={css.head}>
        <h3>
          {title} <span className="soft">· cost {formatNumber(cost)}</span>
        </h3>
        <Verdict verdict={verdict} />
      </header>
      {options.length === 0 ? (
        <p>Nothing has to change: the goals are reached as things stand.</p>
      ) : (
        <ul className={css.options}>
          {options.map(({ name, cost: each }, place) => (
            <li key={name}>
              {name}, at a cost of {formatNumber(each)}
              <br />
              <span className="soft small">{parts[place]}</span>
            </li>
          ))}
        </ul>
      )}
      <ul className={css.goals}>
        {goals.map((check) => (
          <li key={`${check.goal.metric} ${check.goal.is}`}>
            <Sign verdict={check.verdict} />
            <span>
              {goalText(check.goal)}: <strong className="number">{checkText(check)}</strong>{' '}
              <span className="soft small">{VERDICT[check.verdict].toLowerCase()}</span>
            </span>
          </li>
        ))}
      </ul>
      <dl className={css.metrics}>
        {metrics.map((each) => (
          <div key={each.name}>
            <dt>{metricLabel(each.name)}</dt>
            <dd>
              <Gain of={each} unit={each.unit} bare />
            </dd>
          </div>
        ))}
      </dl>
      <footer className="row">
        {options.length > 0 && (
          <ApplyScenario
            ground={ground}
            changes={changesExport}
            suggestion={`Counter-offer: ${options.length === 1 ? options[0].name : `${options.length} options, cost ${formatNumber(cost)}`}`}
            words={words}
          />
        )}
        {irreducible && options.length > 1 && <p className="small soft">None of its options can be spared.</p>}
      </footer>
    </article>
  );
}

function Sign({ verdict }: { verdict: GoalVerdict }) {
  const Icon = ICONS[verdict];
  return <Icon className={css.sign} data-verdict={verdict} aria-hidden />;
}

const Verdict = ({ verdict }: { verdict: GoalVerdict }) => (
  <span className={css.verdict} data-verdict={verdict}>
    {VERDICT[verdict]}
    <Hint about="verdicts">{MEANINGS.GoalVerdict[verdict]}</Hint>
  </span>
);
