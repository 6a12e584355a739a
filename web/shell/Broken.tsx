import { useRouteError } from 'react-router';
import { Failure } from '../parts/States.tsx';

/** Stands where a view has failed. */
export function Broken() {
  const error = useRouteError();
  return <Failure error={error} again={() => location.reload()} />;
}
