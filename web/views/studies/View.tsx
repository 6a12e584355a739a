/** Everything that was asked of the engine: how far it is, what it was about, and where its answer stands. */
import { useState } from 'react';
import { Link } from 'react-router';
import { useAsked } from '../../api/cache.ts';
import { cancelStudy, hasEnded, useStudy } from '../../api/studies.ts';
import { buyersOf, formatCount, formatMoment, formatSpan } from '../../format.ts';
import { Asked } from '../../parts/Asked.tsx';
import { Button } from '../../parts/Button.tsx';
import { SelectField } from '../../parts/Field.tsx';
import { Empty, Problem } from '../../parts/States.tsx';
import { setIn, useSearch } from '../../parts/useSearch.ts';
import { nameStudied } from '../../run/scenarioNames.ts';
import { useTitle } from '../../shell/useTitle.ts';
import { STATUS, STUDY } from '../../words.ts';
import { addressOf, kindOf } from './addresses.ts';
import { StudiesDocument, type StudiesQuery } from './studies.generated.ts';
import css from './studies.module.css';

type Study = StudiesQuery['studies']['nodes'][number];

const ALL = '';
const options = (words: Readonly<Record<string, string>>) => [
  { value: ALL, label: 'All' },
  ...Object.entries(words).map(([value, label]) => ({ value, label })),
];

/** One of these words; undefined, and so all of them, for what is none. */
const wordOf = <Word extends string>(words: Readonly<Record<Word, string>>, said: string | null): Word | undefined =>
  (Object.keys(words) as Word[]).find((word) => word === said);

export function View() {
  useTitle('Studies');
  const [params, setParams] = useSearch();
  const kind = wordOf(STUDY, params.get('kind'));
  const status = wordOf(STATUS, params.get('status'));
  const after = params.get('after') ?? undefined;
  const asked = useAsked(StudiesDocument, { kind, status, after }, { keep: true });
  const choose = (changes: Readonly<Record<string, string | null>>) => setParams(setIn({ after: null, ...changes }));
  return (
    <div className="stack">
      <header>
        <h1>Studies</h1>
        <p className="soft">Everything that was asked of the engine, the newest first. Answers are kept.</p>
      </header>
      <div className={css.filters}>
        <SelectField
          label="Kind"
          value={kind ?? ALL}
          options={options(STUDY)}
          onPick={(value) => choose({ kind: value || null })}
        />
        <SelectField
          label="How far"
          value={status ?? ALL}
          options={options(STATUS)}
          onPick={(value) => choose({ status: value || null })}
        />
      </div>
      <Asked of={asked} what="the studies">
        {({ studies: { nodes, pageInfo, totalCount } }) =>
          nodes.length === 0 ? (
            <Empty
              title="No such study"
              text="Open a journey and run it, compare its scenarios, or look for its potholes."
            >
              <Link to="/">See all journeys</Link>
            </Empty>
          ) : (
            <>
              <ul className={`panel ${css.list}`}>
                {nodes.map((study) => (
                  <StudyRow key={study.id} study={study} />
                ))}
              </ul>
              <div className="row">
                <span className="soft small">{formatCount(totalCount)} in all</span>
                {after && <Button onClick={() => choose({})}>The newest</Button>}
                {pageInfo.hasNextPage && <Button onClick={() => choose({ after: pageInfo.endCursor })}>Older</Button>}
              </div>
            </>
          )
        }
      </Asked>
    </div>
  );
}

function StudyRow({ study }: { study: Study }) {
  const [error, setError] = useState<unknown>(null);
  // What still goes on is followed; what has ended stays as it is.
  const followed = useStudy(hasEnded(study) ? null : study.id);
  const { status, progress, startedAt, finishedAt } = followed ?? study;
  const took = startedAt && finishedAt ? (Date.parse(finishedAt) - Date.parse(startedAt)) / 1_000 : null;
  return (
    <li className={css.row}>
      <div className={css.what}>
        <Link to={addressOf(study)}>
          {STUDY[kindOf(study)]}: {study.design.name}
        </Link>
        <span className="soft small">
          {nameStudied(study.scenario)} · {buyersOf(study.buyersAsked)} · seed {study.seed} ·{' '}
          {formatMoment(study.createdAt)}
          {took !== null && ` · took ${took < 1 ? 'under 1 s' : formatSpan(took)}`}
        </span>
        {study.error && <span className="small">{study.error.message}</span>}
        <Problem error={error} />
      </div>
      <div className={css.state}>
        {hasEnded({ status }) ? (
          <span className={css.badge} data-status={status}>
            {STATUS[status]}
          </span>
        ) : (
          <>
            <progress
              value={progress.done}
              max={Math.max(1, progress.total)}
              aria-label={`${STUDY[kindOf(study)]}, share done`}
            />
            <span className="small number">{Math.floor((100 * progress.done) / Math.max(1, progress.total))} %</span>
            <Button onClick={() => void cancelStudy(study.id).catch(setError)}>Cancel</Button>
          </>
        )}
      </div>
    </li>
  );
}
