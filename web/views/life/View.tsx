/** One life: a buyer of a run, from arrival to exit, told so that it can be read aloud. */
import { WithRun } from '../../run/WithRun.tsx';
import { Lives } from './Lives.tsx';

export function View() {
  return <WithRun>{(run) => <Lives key={run.id} run={run} />}</WithRun>;
}
