/** Which life is read: chosen by number, by chance, or by likeness. */
import { useEffect } from 'react';
import { useAsked } from '../../api/cache.ts';
import { Asked } from '../../parts/Asked.tsx';
import { Empty, Failure, Loading } from '../../parts/States.tsx';
import { IN_PLACE, setIn, useSearch } from '../../parts/useSearch.ts';
import type { OpenStudy } from '../../run/WithStudy.tsx';
import { Chooser } from './Chooser.tsx';
import { Finder } from './Finder.tsx';
import { Life } from './Life.tsx';
import { LifeCountDocument, LifeSearchDocument, LifeStoryDocument } from './life.generated.ts';

export function Lives({ run }: { run: OpenStudy }) {
  const counted = useAsked(LifeCountDocument, { run: run.id }, { forever: true });
  return (
    <Asked of={counted} what="the lives">
      {({ study }) => (
        <Chosen
          run={run}
          count={(study?.__typename === 'Run' ? study.result?.buyers : null) ?? run.facts.buyersAsked}
        />
      )}
    </Asked>
  );
}

/** A whole number from 0 below `count`, or null. */
export function readNumber(text: string | null, count: number): number | null {
  if (text === null || !/^\d+$/.test(text)) return null;
  const number = Number(text);
  return number < count ? number : null;
}

function Chosen({ run, count }: { run: OpenStudy; count: number }) {
  const [search, setSearch] = useSearch();
  const wanted = search.get('buyer');
  const number = readNumber(wanted, count);
  const choose = (buyer: number) => setSearch(setIn({ buyer: String(buyer) }), { preventScrollReset: true });
  return (
    <>
      <Chooser number={number} count={count} choose={choose} />
      <Finder run={run} count={count} current={number} choose={choose} />
      {number !== null && <Told run={run} number={number} />}
      {number === null && wanted !== null && (
        <Empty
          title={`There is no buyer ${wanted} in this run`}
          text={`Its buyers have the numbers 0 to ${count - 1}. Choose one above.`}
        />
      )}
      {wanted === null && <SomebodyWhoBought run={run} />}
    </>
  );
}

/** Begins with somebody who bought, if anybody did: most lives are short, and say little. */
function SomebodyWhoBought({ run }: { run: OpenStudy }) {
  const [, setSearch] = useSearch();
  const variables = { run: run.id, where: { journey: 'BOUGHT' as const }, first: 1, after: null };
  const { data, error } = useAsked(LifeSearchDocument, variables, { forever: true });
  useEffect(() => {
    if (data?.study?.__typename !== 'Run') return;
    const first = data.study.buyers.edges.at(0)?.node.number ?? 0;
    setSearch(setIn({ buyer: String(first) }), { ...IN_PLACE, flushSync: false });
  }, [data, setSearch]);
  return error ? <Failure error={error} /> : <Loading what="somebody" />;
}

function Told({ run, number }: { run: OpenStudy; number: number }) {
  const story = useAsked(LifeStoryDocument, { run: run.id, number }, { keep: true });
  return (
    <Asked of={story} what="the life">
      {({ study }) =>
        study?.__typename === 'Run' ? (
          <div aria-busy={story.isPlaceholderData}>
            <Life
              key={study.buyer.number}
              life={study.buyer}
              horizon={run.facts.environment.horizonDays}
              disorder={run.facts.environment.disorder}
              source={run.source}
            />
          </div>
        ) : (
          <Empty title="There is no such run" text="Choose another run above." />
        )
      }
    </Asked>
  );
}
