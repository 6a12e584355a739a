/** What the page knows of the server, kept until it may have changed. */
import {
  keepPreviousData,
  QueryClient,
  queryOptions,
  useInfiniteQuery,
  useQuery,
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { isReachable, watchConnection } from './connection.ts';
import { ServerUnreachable } from './failures.ts';
import { request, type Operation } from './request.ts';

export const cache = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      networkMode: 'always',
      refetchOnWindowFocus: false,
      retry: (count, error) => error instanceof ServerUnreachable && count < 2,
      retryDelay: 500,
    },
    mutations: { networkMode: 'always' },
  },
});

// What could not be asked while the server was away is asked when it is back.
watchConnection(() => {
  if (isReachable()) void cache.invalidateQueries();
});

/** Operations are told apart by their text and variables: the key that invalidates one is the name in `keys`. */
export const asking = <Result, Variables>(operation: Operation<Result, Variables>, variables: Variables) =>
  queryOptions({
    queryKey: [nameOf(operation), operation.toString(), variables] as const,
    queryFn: ({ signal }) => request(operation, variables, signal),
  });

/** The data of a query, and how far it is. `enabled: false` asks nothing yet. */
export function useAsked<Result, Variables>(
  operation: Operation<Result, Variables>,
  variables: Variables,
  options: { readonly enabled?: boolean; readonly keep?: boolean; readonly forever?: boolean } = {},
): UseQueryResult<Result> {
  return useQuery({
    ...asking(operation, variables),
    enabled: options.enabled,
    ...(options.keep && { placeholderData: keepPreviousData }),
    ...(options.forever && { staleTime: Infinity, gcTime: Infinity }),
  });
}

/** Pages of a connection, as many as have been asked for: all of them are asked again when they may have changed. */
export function usePages<Result, Variables extends { readonly after?: string | null }>(
  operation: Operation<Result, Variables>,
  variables: Variables,
  infoOf: (page: Result) => { readonly hasNextPage: boolean; readonly endCursor: string | null },
): UseInfiniteQueryResult<InfiniteData<Result>> {
  return useInfiniteQuery({
    queryKey: [nameOf(operation), operation.toString(), variables, 'pages'],
    queryFn: ({ pageParam, signal }) => request(operation, { ...variables, after: pageParam }, signal),
    initialPageParam: variables.after ?? null,
    getNextPageParam: (page) => {
      const { hasNextPage, endCursor } = infoOf(page);
      return hasNextPage ? endCursor : null;
    },
    placeholderData: keepPreviousData,
  });
}

/** Asks the named queries again wherever they are shown; without names, all of them. */
export async function refresh(...names: readonly string[]): Promise<void> {
  await cache.invalidateQueries(
    names.length > 0 ? { predicate: ({ queryKey }) => names.includes(String(queryKey[0])) } : undefined,
  );
}

const nameOf = (operation: { toString(): string }): string =>
  /(?:query|mutation|subscription)\s+(\w+)/.exec(operation.toString())?.[1] ?? '';
