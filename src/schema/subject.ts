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

/** Does something with the rows that scenarios' ids stand for, in their order; one that leads nowhere is told as given. */
export async function withScenarios<T>(ids: readonly string[], work: (ids: string[]) => Promise<T>): Promise<T> {
  const rows = ids.map((id) => localId(id, 'Scenario'));
  const stranger = rows.indexOf(null);
  if (stranger >= 0) throw new NotFound('scenario', ids[stranger]);
  try {
    return await work(rows as string[]);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    // Told by the row's own id, which nobody outside knows.
    const missing = rows.findIndex((row) => row !== null && error.message.includes(row));
    throw missing >= 0 ? new NotFound('scenario', ids[missing]) : error;
  }
}
