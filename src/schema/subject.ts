/** What runs and previews have in common: what they are of, and their luck. */
import { NotFound } from '../problems.ts';
import { STUDY_LIMITS } from '../studies/limits.ts';
import { localId } from './nodeId.ts';
import { isGiven } from './page.ts';

/** The seed of those who do not choose one. */
const USUAL_SEED = 'meander';
export const SEED = `The seed of its luck: any text, at most ${STUDY_LIMITS.seedLength} characters. Left out or empty: "${USUAL_SEED}".`;

/** Ids as clients give them. */
interface GivenIds {
  readonly scenarioId?: string | null;
  readonly designId?: string | null;
}

/** Does something with the rows that ids stand for; an id that leads nowhere is told as it was given. */
export async function withSubject<T>(
  { scenarioId, designId }: GivenIds,
  work: (ids: { scenarioId: string | undefined; designId: string | undefined }) => Promise<T>,
): Promise<T> {
  const unknown = () =>
    isGiven(scenarioId) ? new NotFound('scenario', scenarioId) : new NotFound('design', designId ?? '');
  const find = (id: string | null | undefined, typename: string): string | undefined => {
    if (!isGiven(id)) return undefined;
    const local = localId(id, typename);
    if (local === null) throw new NotFound(typename.toLowerCase(), id);
    return local;
  };
  try {
    return await work({ scenarioId: find(scenarioId, 'Scenario'), designId: find(designId, 'Design') });
  } catch (error) {
    throw error instanceof NotFound ? unknown() : error;
  }
}

/** The seed that is asked for, or the usual one. */
export const seedOf = ({ seed }: { readonly seed?: string | null }): string => (seed?.trim() ? seed : USUAL_SEED);
