/** Sweeps of this design: choosing what is varied, the study under way, and its curves. */
import { useState } from 'react';
import { refresh, useAsked } from '../../../api/cache.ts';
import { succeeded } from '../../../api/failures.ts';
import { request } from '../../../api/request.ts';
import { useStudy } from '../../../api/studies.ts';
import { buyersOf, formatMoment, formatNumber } from '../../../format.ts';
import { Empty, Failure, Loading } from '../../../parts/States.tsx';
import { StudyProgress } from '../../../parts/StudyProgress.tsx';
import { useWork } from '../../../parts/useWork.ts';
import { nameStudied } from '../../../run/scenarioNames.ts';
import { useDesign } from '../../../shell/design.ts';
import { useAddress } from '../parts/address.ts';
import { ElsewhereOrNone } from '../parts/ElsewhereOrNone.tsx';
import { Setup } from '../parts/Setup.tsx';
import { differentPlans, picksOf, type ScenarioFacts } from '../scenarios/picks.ts';
import { draftOf, FIRST_DRAFT, inputOf, type Draft } from './draft.ts';
import { OVER } from './over.ts';
import { CompareStartSweepDocument, CompareSweepDocument, CompareSweepsDocument } from './sweep.generated.ts';
import type { CompareSweepFactsFragment } from './sweep.generated.ts';
import { SweepAnswer } from './SweepAnswer.tsx';
import { SweepForm } from './SweepForm.tsx';

const MOST = 3;

export function SweepPart({ scenarios }: { scenarios: readonly ScenarioFacts[] }) {
  const id = useAddress().get('sweep');
  const { data, error, refetch } = useAsked(CompareSweepDocument, { id: id ?? '' }, { enabled: id !== null });
  if (id === null) return <Sweep scenarios={scenarios} />;
  if (data === undefined)
    return error ? <Failure error={error} again={() => void refetch()} /> : <Loading what="the sweep" />;
  const { study } = data;
  return <Sweep scenarios={scenarios} id={id} facts={study?.__typename === 'Sweep' ? study : undefined} />;
}

function Sweep({
  scenarios,
  id,
  facts,
}: {
  scenarios: readonly ScenarioFacts[];
  id?: string;
  facts?: CompareSweepFactsFragment;
}) {
  const design = useDesign();
  const address = useAddress();
  const [typed, setTyped] = useState<Draft | null>(null);
  const [isOpen, setOpen] = useState<boolean | null>(null);
  const { busy, error, perform } = useWork();
  const own = facts?.design.id === design.id ? facts : undefined;
  const picks = picksOf(address, scenarios, {
    open: own?.scenarios.map(({ scenario }) => scenario.id),
    first: differentPlans(scenarios).slice(0, 2),
    most: MOST,
  });
  const draft = typed ?? (own ? draftOf(own) : FIRST_DRAFT);
  const open = (sweep: string) => {
    setTyped(null);
    setOpen(null);
    address.put({ show: 'resilience', scenarios: null, sweep }, true);
  };
  const start = () =>
    perform(async () => {
      const { startSweep } = await request(CompareStartSweepDocument, { input: inputOf(draft, picks.ids) });
      open(succeeded(startSweep, 'StartSweepSuccess').sweep.id);
      await refresh('CompareSweeps');
    });
  const again = () => {
    // Should it fail, the form opens and says why.
    setOpen(null);
    void start();
  };
  return (
    <>
      <Setup
        title="Which scenarios to put to the test"
        places={own?.scenarios}
        about={own && describeFacts(own)}
        earlier={<Earlier id={own?.id} open={open} />}
        isOpen={isOpen ?? (own === undefined || error !== null)}
        onToggle={setOpen}
        scenarios={scenarios}
        picks={picks}
      >
        <SweepForm
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
          title="How much of a plan survives"
          text="The same buyers live under up to three scenarios at one degree of disorder after another: from the plan, where all goes as drawn, to a world harsher than ours."
        />
      )}
      {id !== undefined &&
        (own ? <Answer facts={own} again={again} /> : <ElsewhereOrNone design={facts?.design} what="sweep" />)}
    </>
  );
}

function Answer({ facts, again }: { facts: CompareSweepFactsFragment; again: () => void }) {
  const state = useStudy(facts.id);
  return (
    <>
      <StudyProgress id={facts.id} what="Sweep" again={again} />
      {state?.status === 'SUCCEEDED' && <SweepAnswer facts={facts} />}
    </>
  );
}

function Earlier({ id, open }: { id: string | undefined; open: (id: string) => void }) {
  const { id: designId } = useDesign();
  const { data } = useAsked(CompareSweepsDocument, { designId });
  const studies = data?.studies.nodes.filter((study) => study.__typename === 'Sweep') ?? [];
  return (
    <Setup.Earlier
      label="Earlier sweeps"
      none="Choose a sweep"
      id={id}
      open={open}
      studies={studies.map((facts) => ({
        id: facts.id,
        status: facts.status,
        label: `${facts.scenarios.map(({ scenario }) => nameStudied(scenario)).join(' · ')}, ${describeFacts(facts)}, ${formatMoment(facts.createdAt)}`,
      }))}
    />
  );
}

function describeFacts({ over, parameter, values, buyersAsked, seed, revision }: CompareSweepFactsFragment): string {
  const what = parameter ?? OVER[over].name.toLowerCase();
  const [first, last] = [values[0], values[values.length - 1]];
  return `${what} from ${formatNumber(first)} to ${formatNumber(last)} · ${buyersOf(buyersAsked)} · seed ${seed} · revision ${revision.number}`;
}
