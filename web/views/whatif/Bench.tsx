/** The bench: the sliders on one side, what becomes of the buyers on the other. */
import { useIsFetching } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useEngine } from '../../api/engine.ts';
import type { PreviewInput } from '../../generated/schema.ts';
import type { Source } from '../../parts/files.ts';
import { Loading, Problem } from '../../parts/States.tsx';
import { useSearch } from '../../parts/useSearch.ts';
import { useDesign } from '../../shell/design.ts';
import css from './Bench.module.css';
import { changesFor, environmentOf, type Move } from './changes.ts';
import { Controls } from './Controls.tsx';
import { Keep } from './Keep.tsx';
import { Moved } from './Moved.tsx';
import { Outcome } from './Outcome.tsx';
import type { Saved, Scenario } from './saved.ts';
import { usePreview } from './usePreview.ts';
import { usePaced, useTurned } from './useTurned.ts';
import { wordFor } from './wording.ts';

const BUYERS = 5_000;
const SEED = 'meander';

export function Bench({ saved, scenarios }: { saved: Saved; scenarios: readonly Scenario[] }) {
  const { id: designId, name: design, revision } = useDesign();
  const engine = useEngine();
  const [search] = useSearch();
  const seed = search.get('seed') ?? SEED;
  const [turned, setTurned] = useTurned();
  const moves = turned.filter((entry): entry is Move => entry.value !== null);
  const subject = saved.scenario ? { scenarioId: saved.scenario.id } : { designId };
  const inputFor = (now: readonly Move[]): PreviewInput => ({
    ...subject,
    changes: changesFor(now, saved),
    environment: environmentOf(now, saved),
    buyers: BUYERS,
    seed,
  });
  const isBusy = useIsFetching({ queryKey: ['WhatIfPreview'] }) > 0;
  // Told apart by what it says, so that a new object that says the same asks nothing.
  const paced = usePaced(JSON.stringify(inputFor(moves)), isBusy);
  const now = usePreview(useMemo(() => JSON.parse(paced) as PreviewInput, [paced]));
  const before = usePreview(inputFor([]));
  const scenario = [saved.scenario?.name ?? 'As it stands', ...moves.map((move) => wordFor(move, saved))].join(', ');
  const source: Source = {
    ...{ design, revision, scenario, buyers: BUYERS, seed },
    engineVersion: engine?.engineVersion ?? '',
  };
  return (
    <div className={css.bench}>
      <div className={css.side}>
        <Controls {...{ saved, scenarios, turned, setTurned, seed }} />
      </div>
      <div className={css.main}>
        <Moved {...{ saved, turned, setTurned }} waiting={now.isFetching}>
          <Keep {...{ saved, moves, scenarios, seed }} />
        </Moved>
        <Problem error={now.error ?? before.error} />
        {now.result && before.result ? (
          <Outcome now={now.result} before={before.result} source={source} />
        ) : (
          !(now.error ?? before.error) && <Loading what="the buyers" />
        )}
      </div>
    </div>
  );
}
