/** One buyer under the baseline and under the challenger: where the two lives part, and why. */
import { formatDay, formatNumber, formatShare } from '../../../format.ts';
import { useNames } from '../../../shell/design.ts';
import { EVENT, EXIT, JOURNEY } from '../../../words.ts';
import { inARow } from '../scenarios/changes.ts';
import { letterOf, ScenarioMark } from '../parts/ScenarioMark.tsx';
import { nameOf, type OpenPair, type Place } from './answer.ts';
import { Chance } from './Chance.tsx';
import type { CompareFactsFragment, ComparePartingsQuery, CompareSideFragment } from './comparison.generated.ts';
import { LifeLink } from './LifeLink.tsx';
import { decisionText, differingTerms, settledBy, termText, turnOf, type Turn } from './why.ts';
import css from './Parting.module.css';

type Comparison = Extract<NonNullable<ComparePartingsQuery['study']>, { __typename: 'Comparison' }>;
export type PartingFacts = NonNullable<Comparison['pairs']>[number]['examples'][number];

export function Parting({
  parting,
  open,
  facts,
}: {
  parting: PartingFacts;
  open: OpenPair;
  facts: CompareFactsFragment;
}) {
  const { baseline, challenger, number } = parting;
  const turn = turnOf(baseline.event, challenger.event);
  return (
    <div className={css.parting}>
      <Where parting={parting} turn={turn} challenger={open.challenger} />
      <div className={css.sides}>
        <Side lived={baseline} place={open.baseline} decision={turn?.baseline} number={number} facts={facts} />
        <Side lived={challenger} place={open.challenger} decision={turn?.challenger} number={number} facts={facts} />
      </div>
    </div>
  );
}

function Where({ parting, turn, challenger }: { parting: PartingFacts; turn: Turn | undefined; challenger: Place }) {
  const names = useNames();
  const { divergedAt, firstTouchedAt, baseline, challenger: challengerSide } = parting;
  const [letter, other] = ['A', letterOf(challenger.position)];
  return (
    <div className={css.where}>
      <p>
        {divergedAt ? (
          <>
            The same until{' '}
            <strong>
              {formatDay(divergedAt.day)}, {names.touchpoint(divergedAt.touchpoint)}
            </strong>
            .
          </>
        ) : (
          'The same things happen in both lives; only what is felt or remembered differs.'
        )}
        {firstTouchedAt && firstTouchedAt.day !== divergedAt?.day && (
          <span className="soft">
            {' '}
            Something is felt or remembered differently from {formatDay(firstTouchedAt.day)} on, at{' '}
            {names.touchpoint(firstTouchedAt.touchpoint)}.
          </span>
        )}
      </p>
      {!turn && baseline.event && challengerSide.event && <p>From there on something else comes next in each life.</p>}
      {turn && <WhyTheyPart turn={turn} letter={letter} other={other} />}
    </div>
  );
}

function WhyTheyPart({ turn, letter, other }: { turn: Turn; letter: string; other: string }) {
  const { baseline, challenger, decision } = turn;
  return (
    <p>
      What decides is whether the buyer {decisionText(decision)}: a chance of {formatShare(baseline.chance)} under{' '}
      {letter}, {formatShare(challenger.chance)} under {other}.{' '}
      {baseline.draw === challenger.draw
        ? `The same luck falls for both: it happens if the chance is above ${formatShare(baseline.draw)}.`
        : 'Their luck is not the same any more: what came before differs.'}{' '}
      {reasonsIn(turn, other)}
    </p>
  );
}

/** "Under B there is more for it (“Trust” +0.04).": what weighs differently, in log-odds. */
function reasonsIn(turn: Turn, letter: string): string | null {
  const reasons = differingTerms(turn).slice(0, 3);
  const list = (isFor: boolean) =>
    reasons
      .filter(({ change }) => change > 0 === isFor)
      .map(({ term, change }) => `“${termText(term)}” ${change > 0 ? '+' : ''}${formatNumber(change)}`)
      .join(', ');
  const [forIt, against] = [list(true), list(false)];
  const parts = [...(forIt ? [`more for it (${forIt})`] : []), ...(against ? [`more against it (${against})`] : [])];
  return parts.length === 0 ? null : `Under ${letter} there is ${inARow(parts)}.`;
}

function Side({
  lived: { journey, exit, event },
  place,
  decision,
  number,
  facts,
}: {
  lived: CompareSideFragment;
  place: Place;
  decision: Turn['baseline'] | undefined;
  number: number;
  facts: CompareFactsFragment;
}) {
  const names = useNames();
  const shown = decision ?? (event ? settledBy(event) : undefined);
  return (
    <section className={css.side} aria-label={`Under ${nameOf(place)}`}>
      <h3>
        Under <ScenarioMark position={place.position} name={nameOf(place)} />
      </h3>
      {event ? (
        <p>
          {capital(formatDay(event.day))}, {names.touchpoint(event.touchpoint)}: <strong>{EVENT[event.kind]}</strong>
        </p>
      ) : (
        <p>Nothing more happens.</p>
      )}
      {shown && <Chance decision={shown} />}
      <p className={css.end}>
        In the end: <strong>{JOURNEY[journey].toLowerCase()}</strong>
        <span className="soft"> · {EXIT[exit].toLowerCase()}</span>
      </p>
      <LifeLink place={place} number={number} facts={facts} />
    </section>
  );
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
