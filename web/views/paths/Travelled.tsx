/** The pictures of one run's paths, and what is chosen and pointed at in all of them together. */
import { useMemo, useState } from 'react';
import type { Source } from '../../parts/files.ts';
import { Beginnings } from './Beginnings.tsx';
import { useChoices } from './choices.ts';
import { Controls } from './Controls.tsx';
import { flowOf } from './flow.ts';
import { sum } from 'd3-array';
import { livedPaths } from './lived.ts';
import { Lived } from './Lived.tsx';
import type { Lit } from './lit.ts';
import { Deviations, PlanCards } from './OnPlan.tsx';
import { PathList } from './PathList.tsx';
import { planOf } from '../../run/plan.ts';
import type { Result, RunData } from './data.ts';
import { Planned } from './Planned.tsx';

export function Travelled({ run, result, source }: { run: RunData; result: Result; source: Source }) {
  const [choices, change] = useChoices();
  const [pointed, light] = useState<Lit | null>(null);
  const { paths, touchpoints, moves } = result;
  const name = useMemo(() => {
    const names = new Map(touchpoints.map((one) => [one.touchpoint, one.name]));
    return (key: string) => names.get(key) ?? key;
  }, [touchpoints]);
  const plan = useMemo(() => planOf(run.revision.links, run.scenario?.changes ?? []), [run]);
  const lived = useMemo(() => livedPaths(paths.top, choices), [paths, choices]);
  const flow = useMemo(
    () => flowOf(lived, plan, { ...choices, alignEnds: choices.end !== null && choices.start === null }),
    [lived, plan, choices],
  );
  const places = useMemo(() => mostVisited(paths.top), [paths]);
  const lit: Lit | null = pointed ?? (choices.marked === null ? null : { kind: 'path', key: choices.marked });
  const shared = { plan, flow, lived, choices, change, name, lit, light, source };
  return (
    <>
      <PlanCards paths={paths} />
      <Controls {...{ choices, change, places, name }} />
      <Planned {...shared} moves={moves} />
      <Lived {...shared} paths={paths} buyers={result.buyers} />
      <PathList
        {...{ plan, name, change, light, source }}
        paths={lived}
        walked={paths.walked}
        marked={choices.marked}
      />
      <div className="columns">
        <Deviations paths={paths} source={source} />
        <Beginnings entries={result.entries} name={name} source={source} />
      </div>
    </>
  );
}

function mostVisited(top: Result['paths']['top']): readonly string[] {
  const keys = [...new Set(top.flatMap(({ touchpoints }) => touchpoints))];
  const visits = new Map(
    keys.map((key) => [key, sum(top, ({ touchpoints, count }) => (touchpoints.includes(key) ? count : 0))]),
  );
  return keys.sort((one, other) => (visits.get(other) ?? 0) - (visits.get(one) ?? 0));
}
