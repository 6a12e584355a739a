/** Comparisons of this design: choosing what is compared, the study under way, and its answer. */
import { useState } from 'react';
import { refresh, useAsked } from '../../../api/cache.ts';
import { succeeded } from '../../../api/failures.ts';
import { request } from '../../../api/request.ts';
import { useStudy } from '../../../api/studies.ts';
import { buyersOf, formatMoment } from '../../../format.ts';
import { Empty, Failure, Loading } from '../../../parts/States.tsx';
import { StudyProgress } from '../../../parts/StudyProgress.tsx';
import { useWork } from '../../../parts/useWork.ts';
import { nameStudied } from '../../../run/scenarioNames.ts';
import { useDesign } from '../../../shell/design.ts';
import { useAddress } from '../parts/address.ts';
import { ElsewhereOrNone } from '../parts/ElsewhereOrNone.tsx';
import { Setup } from '../parts/Setup.tsx';
import { fits, picksOf, type ScenarioFacts } from '../scenarios/picks.ts';
import { CompareEarlierDocument, CompareStartDocument, CompareStudyDocument } from './comparison.generated.ts';
import type { CompareFactsFragment } from './comparison.generated.ts';
import { ComparisonForm } from './ComparisonForm.tsx';
import { ComparisonAnswer } from './ComparisonAnswer.tsx';
import { draftOf, FIRST_DRAFT, inputOf, type Draft } from './draft.ts';

const MOST = 6;

export function ComparisonPart({ scenarios }: { scenarios: readonly ScenarioFacts[] }) {
  const id = useAddress().get('comparison');
  const { data, error, refetch } = useAsked(CompareStudyDocument, { id: id ?? '' }, { enabled: id !== null });
  if (id === null) return <Comparison scenarios={scenarios} />;
  if (data === undefined)
    return error ? <Failure error={error} again={() => void refetch()} /> : <Loading what="the comparison" />;
  const { study } = data;
  return <Comparison scenarios={scenarios} id={id} facts={study?.__typename === 'Comparison' ? study : undefined} />;
}

function Comparison({
  scenarios,
  id,
  facts,
}: {
  scenarios: readonly ScenarioFacts[];
  id?: string;
  facts?: CompareFactsFragment;
}) {
  const design = useDesign();
  const address = useAddress();
  const [typed, setTyped] = useState<Draft | null>(null);
  const [isOpen, setOpen] = useState<boolean | null>(null);
  const { busy, error, perform } = useWork();
  const isElsewhere = facts !== undefined && facts.design.id !== design.id;
  const own = isElsewhere ? undefined : facts;
  const picks = picksOf(address, scenarios, {
    open: own?.scenarios.map(({ scenario }) => scenario.id),
    first: scenarios.filter(fits).slice(0, 2),
    most: MOST,
  });
  const draft = typed ?? (own ? draftOf(own) : FIRST_DRAFT);
  const open = (comparison: string) => {
    setTyped(null);
    setOpen(null);
    address.put({ ...NOTHING_CHOSEN, comparison }, true);
  };
  const start = () =>
    perform(async () => {
      const { startComparison } = await request(CompareStartDocument, { input: inputOf(draft, picks.ids) });
      const { comparison } = succeeded(startComparison, 'StartComparisonSuccess');
      // What was typed stays: an unfinished study does not tell all that it was started with.
      setTyped(draft);
      setOpen(null);
      address.put({ ...NOTHING_CHOSEN, comparison: comparison.id }, true);
      await refresh('CompareEarlier');
    });
  const again = () => {
    // Should it fail, the form opens and says why.
    setOpen(null);
    void start();
  };
  return (
    <>
      <Setup
        title="Which scenarios to compare"
        places={own?.scenarios}
        about={own && describeFacts(own)}
        earlier={<Earlier id={own?.id} open={open} />}
        isOpen={isOpen ?? (own === undefined || error !== null)}
        onToggle={setOpen}
        scenarios={scenarios}
        picks={picks}
      >
        <ComparisonForm
          draft={draft}
          picks={picks}
          busy={busy}
          error={error}
          onType={(changes) => setTyped({ ...draft, ...changes })}
          onStart={() => void start()}
        />
      </Setup>
      {id === undefined && (
        <Empty
          title="The same buyers, under every scenario"
          text="Choose two or more scenarios and compare them: every buyer lives once under each, with the same luck, so that what differs comes from the scenarios and not from chance."
        />
      )}
      {id !== undefined &&
        (own ? <Answer facts={own} again={again} /> : <ElsewhereOrNone design={facts?.design} what="comparison" />)}
    </>
  );
}

/** What belongs to one comparison in the address, and goes when another is opened. */
const NOTHING_CHOSEN = { scenarios: null, vs: null, buyer: null };

function Answer({ facts, again }: { facts: CompareFactsFragment; again: () => void }) {
  const state = useStudy(facts.id);
  return (
    <>
      <StudyProgress id={facts.id} what="Comparison" again={again} />
      {state?.status === 'SUCCEEDED' && <ComparisonAnswer facts={facts} />}
    </>
  );
}

function Earlier({ id, open }: { id: string | undefined; open: (id: string) => void }) {
  const { id: designId } = useDesign();
  const { data } = useAsked(CompareEarlierDocument, { designId });
  const studies = data?.studies.nodes.filter((study) => study.__typename === 'Comparison') ?? [];
  return (
    <Setup.Earlier
      label="Earlier comparisons"
      none="Choose a comparison"
      id={id}
      open={open}
      studies={studies.map((facts) => ({
        id: facts.id,
        status: facts.status,
        label: `${facts.scenarios.map(({ scenario }) => nameStudied(scenario)).join(' · ')}, ${buyersOf(facts.buyersAsked)}, seed ${facts.seed}, ${formatMoment(facts.createdAt)}`,
      }))}
    />
  );
}

const describeFacts = ({ buyersAsked, seed, revision }: CompareFactsFragment): string =>
  `${buyersOf(buyersAsked)} · seed ${seed} · revision ${revision.number}`;
