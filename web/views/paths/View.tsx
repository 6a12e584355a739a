/** Travelled paths: the plan beside the paths that buyers really took. */
import { useAsked } from '../../api/cache.ts';
import { Asked } from '../../parts/Asked.tsx';
import type { Source } from '../../parts/files.ts';
import { Empty } from '../../parts/States.tsx';
import { WithRun } from '../../run/WithRun.tsx';
import { Travelled } from './Travelled.tsx';
import { PathsRunDocument } from './paths.generated.ts';

export function View() {
  return <WithRun>{({ id, source }) => <OfRun key={id} id={id} source={source} />}</WithRun>;
}

function OfRun({ id, source }: { id: string; source: Source }) {
  const asked = useAsked(PathsRunDocument, { id }, { forever: true });
  return (
    <Asked of={asked} what="the paths">
      {({ study }) =>
        study?.__typename === 'Run' && study.result && study.result.paths.walked > 0 ? (
          <Travelled run={study} result={study.result} source={source} />
        ) : (
          <Empty
            title="Nobody attended anything"
            text="No buyer of this run came through to a single touchpoint, so there are no paths. Try more buyers, or see on the canvas whether anything reaches them."
          />
        )
      }
    </Asked>
  );
}
