/** Live what-if: sliders move, and the figures and pictures of a few thousand buyers follow at once. */
import { useMemo } from 'react';
import { Link } from 'react-router';
import { useAsked } from '../../api/cache.ts';
import { useAskedWhole } from '../../api/whole.ts';
import { Asked } from '../../parts/Asked.tsx';
import { Empty } from '../../parts/States.tsx';
import { useSearch } from '../../parts/useSearch.ts';
import { useDesign } from '../../shell/design.ts';
import { Bench } from './Bench.tsx';
import { AS_IT_STANDS, savedAs, type Scenario } from './saved.ts';
import {
  WhatIfModelDocument,
  WhatIfSubjectDocument,
  type WhatIfModelQuery,
  type WhatIfSubjectQuery,
} from './whatif.generated.ts';

export function View() {
  const { id: designId } = useDesign();
  const subject = useAskedWhole(WhatIfSubjectDocument, { designId });
  const model = useAsked(WhatIfModelDocument, {}, { forever: true });
  return (
    <Asked of={subject} what="the journey">
      {(journey) => (
        <Asked of={model} what="the model">
          {(known) => <Opened {...{ journey, known }} />}
        </Asked>
      )}
    </Asked>
  );
}

/** The scenario to begin with: life as it is, with nothing done differently. */
const firstOf = (scenarios: readonly Scenario[]): Scenario | undefined =>
  scenarios.find(({ environment, issues }) => environment.disorder > 0 && issues.length === 0) ?? scenarios[0];

function Opened({ journey: { design, scenarios }, known }: { journey: WhatIfSubjectQuery; known: WhatIfModelQuery }) {
  const [search] = useSearch();
  const wanted = search.get('scenario');
  const scenario =
    wanted === AS_IT_STANDS
      ? null
      : ((wanted === null ? firstOf(scenarios.nodes) : scenarios.nodes.find(({ id }) => id === wanted)) ?? null);
  const saved = useMemo(() => design && savedAs(design, scenario, known), [design, scenario, known]);
  if (wanted !== null && wanted !== AS_IT_STANDS && scenario === null)
    return (
      <Empty title="This scenario is not there" text="It may have been deleted, or it belongs to another journey.">
        <Link to="?">Begin with another</Link>
      </Empty>
    );
  if (!saved) return <Empty title="This journey is gone" text="Somebody has deleted it meanwhile." />;
  return <Bench key={scenario?.id ?? AS_IT_STANDS} saved={saved} scenarios={scenarios.nodes} />;
}
