/** The run that a view looks at: chosen, started, watched, and kept in the address as `?run=`. */
import { Play } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { refresh, useAsked } from '../api/cache.ts';
import { useEngine } from '../api/engine.ts';
import { succeeded } from '../api/failures.ts';
import { request } from '../api/request.ts';
import { useStudy } from '../api/studies.ts';
import { buyersOf, formatMoment } from '../format.ts';
import { Asked } from '../parts/Asked.tsx';
import { Button } from '../parts/Button.tsx';
import { SelectField, TextField } from '../parts/Field.tsx';
import type { Source } from '../parts/files.ts';
import { Empty, Problem } from '../parts/States.tsx';
import { StudyProgress } from '../parts/StudyProgress.tsx';
import { useDesign } from '../shell/design.ts';
import { RunChoicesDocument, RunFactsDocument, StartRunDocument, type RunChoiceFragment } from './run.generated.ts';
import css from './WithRun.module.css';

export interface OpenRun {
  readonly id: string;
  readonly facts: RunChoiceFragment;
  readonly source: Source;
}

const AS_IT_STANDS = '';
const FIRST_BUYERS = 20_000;
const FIRST_SEED = 'meander';

/** Shows `children` for the run in the address, or for the newest one of the design; says how to get one if there is none. */
export function WithRun({ children }: { children: (run: OpenRun) => ReactNode }) {
  const { id: designId } = useDesign();
  const choices = useAsked(RunChoicesDocument, { designId });
  return (
    <Asked of={choices} what="the runs">
      {({ scenarios, studies }) => (
        <Chosen
          scenarios={scenarios.nodes}
          runs={studies.nodes.filter((study) => study.__typename === 'Run')}
          show={children}
        />
      )}
    </Asked>
  );
}

interface Choices {
  readonly scenarios: readonly { readonly id: string; readonly name: string; readonly issues: readonly unknown[] }[];
  readonly runs: readonly RunChoiceFragment[];
  readonly show: (run: OpenRun) => ReactNode;
}

function Chosen({ scenarios, runs, show }: Choices) {
  const [search, setSearch] = useSearchParams();
  const { revision } = useDesign();
  const done = runs.filter(({ status }) => status === 'SUCCEEDED');
  const newest = done.find((run) => run.revision.number === revision) ?? done[0];
  const id = search.get('run') ?? newest?.id;
  const choose = (run: string) => {
    const next = new URLSearchParams(search);
    next.set('run', run);
    setSearch(next);
  };
  const { data } = useAsked(RunFactsDocument, { id: id ?? '' }, { enabled: id !== undefined });
  const facts = data?.study?.__typename === 'Run' ? data.study : runs.find((run) => run.id === id);
  // A run may end between two answers: what is told of its progress is the newest.
  const status = useStudy(id)?.status ?? facts?.status;
  return (
    <div className="stack">
      <StartRun key={id} scenarios={scenarios} runs={runs} facts={facts} choose={choose} />
      {id === undefined ? (
        <Empty
          title="Nobody has lived through this journey yet"
          text="Choose a scenario above and start a run: many buyers will live through it, each in their own way."
        />
      ) : (
        <>
          <StudyProgress id={id} what="Run" />
          {facts && status === 'SUCCEEDED' && <Done facts={facts} show={show} />}
        </>
      )}
    </div>
  );
}

function Done({ facts, show }: { facts: RunChoiceFragment; show: Choices['show'] }) {
  const { revision } = useDesign();
  const source: Source = {
    design: facts.design.name,
    revision: facts.revision.number,
    scenario: facts.scenario?.name ?? 'As it stands',
    buyers: facts.buyersAsked,
    seed: facts.seed,
    engineVersion: facts.engineVersion,
  };
  return (
    <>
      {facts.revision.number !== revision && (
        <p className={css.older} role="note">
          This run is of revision {facts.revision.number}; the journey has moved on to revision {revision}. Run it again
          to see what has changed.
        </p>
      )}
      {show({ id: facts.id, facts, source })}
    </>
  );
}

function StartRun({
  scenarios,
  runs,
  facts,
  choose,
}: Omit<Choices, 'show'> & { facts: RunChoiceFragment | undefined; choose: (run: string) => void }) {
  const { id: designId } = useDesign();
  const engine = useEngine();
  const [scenarioId, setScenario] = useState(
    facts?.scenario?.id ?? (facts ? AS_IT_STANDS : (scenarios[0]?.id ?? AS_IT_STANDS)),
  );
  const [buyers, setBuyers] = useState(String(facts?.buyersAsked ?? FIRST_BUYERS));
  const [seed, setSeed] = useState(facts?.seed ?? FIRST_SEED);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const start = async () => {
    setBusy(true);
    setError(null);
    try {
      const subject = scenarioId === AS_IT_STANDS ? { designId } : { scenarioId };
      const { startRun } = await request(StartRunDocument, { input: { ...subject, buyers: Number(buyers), seed } });
      choose(succeeded(startRun, 'StartRunSuccess').run.id);
      await refresh('RunChoices', 'RunFacts', 'StudyState');
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className={`panel ${css.bar}`} aria-label="Run">
      <SelectField
        label="Scenario"
        value={scenarioId}
        onPick={setScenario}
        options={[
          ...scenarios.map(({ id, name, issues }) => ({
            value: id,
            label: issues.length > 0 ? `${name} (no longer fits)` : name,
          })),
          { value: AS_IT_STANDS, label: 'The journey as it stands' },
        ]}
      />
      <TextField
        label="Buyers"
        type="number"
        min={1}
        max={engine?.limits.runBuyers}
        step={1}
        value={buyers}
        onChange={({ target }) => setBuyers(target.value)}
      />
      <TextField
        label="Seed"
        hint="Any text. The same seed gives the same buyers the same luck."
        value={seed}
        onChange={({ target }) => setSeed(target.value)}
      />
      <Button look="primary" icon={<Play />} busy={busy} onClick={() => void start()}>
        Run
      </Button>
      {runs.length > 0 && (
        <SelectField
          label="Or an earlier run"
          value={facts?.id ?? ''}
          onPick={choose}
          options={[
            ...(facts && runs.some(({ id }) => id === facts.id)
              ? []
              : [{ value: facts?.id ?? '', label: 'Choose a run' }]),
            ...runs.map((run) => ({ value: run.id, label: describeRun(run) })),
          ]}
        />
      )}
      <div className={css.wide}>
        <Problem error={error} />
      </div>
    </section>
  );
}

const describeRun = ({ scenario, buyersAsked, createdAt, revision, seed }: RunChoiceFragment): string =>
  `${scenario?.name ?? 'As it stands'}, ${buyersOf(buyersAsked)}, seed ${seed}, revision ${revision.number}, ${formatMoment(createdAt)}`;
