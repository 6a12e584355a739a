/** Stands where the address names a study that cannot be shown here. */
import { Link, useLocation } from 'react-router';
import { Empty } from '../../../parts/States.tsx';

export function ElsewhereOrNone({
  design,
  what,
}: {
  /** The design that the study belongs to; undefined when there is no such study. */
  design: { readonly key: string; readonly name: string } | undefined;
  what: string;
}) {
  const { search } = useLocation();
  return design ? (
    <Empty title={`This ${what} belongs to another journey`} text={`It is of “${design.name}”.`}>
      <Link to={`/designs/${design.key}/compare${search}`}>Open it there</Link>
    </Empty>
  ) : (
    <Empty
      title={`There is no such ${what}`}
      text={`The link may be incomplete, or the ${what} may be another server’s. Choose scenarios above and start a new one.`}
    />
  );
}
