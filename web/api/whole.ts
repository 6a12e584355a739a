/** All scenarios that a query gives in pages, as one: menus have to offer every one of them. */
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { asking } from './cache.ts';
import { request, type Operation } from './request.ts';

interface Paged<Node> {
  readonly scenarios: {
    readonly nodes: readonly Node[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** Sends a query that takes `after` until there is no page left. What stands beside the scenarios is that of the first page. */
async function requestWhole<Node, Result extends Paged<Node>, Variables>(
  operation: Operation<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Result> {
  const first = await request(operation, variables, signal);
  const nodes = [...first.scenarios.nodes];
  let { pageInfo } = first.scenarios;
  while (pageInfo.hasNextPage) {
    const { scenarios } = await request(operation, { ...variables, after: pageInfo.endCursor }, signal);
    nodes.push(...scenarios.nodes);
    ({ pageInfo } = scenarios);
  }
  return { ...first, scenarios: { ...first.scenarios, nodes, pageInfo } };
}

export function useAskedWhole<Node, Result extends Paged<Node>, Variables extends { readonly after?: string | null }>(
  operation: Operation<Result, Variables>,
  variables: Variables,
  { enabled }: { readonly enabled?: boolean } = {},
): UseQueryResult<Result> {
  return useQuery({
    ...asking(operation, variables),
    enabled,
    queryFn: ({ signal }) => requestWhole(operation, variables, signal),
  });
}
