import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure, Loading } from './States.tsx';

/** Shows what a query gives, or how far it is. What is already known stays while it is asked for anew. */
export function Asked<Data>({
  of: { data, error, refetch },
  what,
  children,
}: {
  of: Pick<UseQueryResult<Data>, 'data' | 'error'> & { readonly refetch: () => unknown };
  what: string;
  children: (data: Data) => ReactNode;
}) {
  if (data !== undefined) return children(data);
  if (error) return <Failure error={error} again={() => void refetch()} />;
  return <Loading what={what} />;
}
