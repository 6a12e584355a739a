/** Buyers who are like what is wanted, page by page: the server looks at so many lives and says how far it has come. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { request } from '../../api/request.ts';
import type { BuyerFilter } from '../../generated/schema.ts';
import { LifeSearchDocument, type LifeSearchQuery } from './life.generated.ts';

const PAGE = 12;

type Page = Extract<LifeSearchQuery['study'], { readonly __typename: 'Run' }>['buyers'];
export type Found = Page['edges'][number]['node'];

export function useFound(run: string, where: BuyerFilter | null) {
  const asked = useInfiniteQuery({
    queryKey: ['LifeSearch', run, where],
    enabled: where !== null,
    // A finished run does not change.
    staleTime: Infinity,
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }): Promise<Page> => {
      const { study } = await request(LifeSearchDocument, { run, where, first: PAGE, after: pageParam }, signal);
      if (study?.__typename !== 'Run') throw new Error('The run is gone.');
      return study.buyers;
    },
    getNextPageParam: ({ searchedAll, pageInfo }) => (searchedAll ? undefined : pageInfo.endCursor),
  });
  const pages = asked.data?.pages ?? [];
  return {
    found: pages.flatMap(({ edges }) => edges.map(({ node }) => node)),
    searched: pages.reduce((sum, page) => sum + page.searched, 0),
    isFull: pages.at(-1)?.edges.length === PAGE,
    hasMore: asked.hasNextPage,
    isFetching: asked.isFetching,
    error: asked.error,
    goOn: () => void asked.fetchNextPage(),
  };
}
