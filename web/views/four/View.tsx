/** Four journeys: what buyers came for and what became of them. */
import { useAsked } from '../../api/cache.ts';
import { Asked } from '../../parts/Asked.tsx';
import type { Source } from '../../parts/files.ts';
import { Empty } from '../../parts/States.tsx';
import { WithRun } from '../../run/WithRun.tsx';
import { FourRunDocument } from './four.generated.ts';
import { Journeys } from './Journeys.tsx';

export function View() {
  return <WithRun>{({ id, source }) => <OfRun key={id} id={id} source={source} />}</WithRun>;
}

function OfRun({ id, source }: { id: string; source: Source }) {
  const asked = useAsked(FourRunDocument, { id }, { forever: true });
  return (
    <Asked of={asked} what="the journeys">
      {({ study }) =>
        study?.__typename === 'Run' && study.result ? (
          <Journeys run={study} result={study.result} source={source} />
        ) : (
          <Empty title="This run has no result" text="Start a run above, or choose another one that is done." />
        )
      }
    </Asked>
  );
}
