import { Link } from 'react-router';
import { Empty } from '../parts/States.tsx';
import { useTitle } from './useTitle.ts';

export function View() {
  useTitle('Nothing at this address');
  return (
    <Empty title="There is nothing at this address" text="The link may be incomplete, or what it led to is gone.">
      <Link to="/">See all journeys</Link>
    </Empty>
  );
}
