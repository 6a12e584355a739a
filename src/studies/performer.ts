import type { PrismaClient, Study } from '../db/generated/client.ts';
import type { Pool } from './pool.ts';
import type { Answer } from './store.ts';
import type { Spread } from './watch.ts';

/** What a performer works with. */
export interface Desk {
  readonly prisma: PrismaClient;
  readonly pool: Pool;
  /** Aborted when the study is no longer wanted of this server; the performer then throws the reason. */
  readonly signal: AbortSignal;
  /**
   * To be called often, with the buyers (or lives, where there are several of a buyer) lived through so far, and with how
   * many there will be in all where that has changed.
   */
  readonly onProgress: (done: number, total?: number) => void;
  /** Shares large spans of buyers with other machines; left out, everything is lived here. */
  readonly spread?: Spread;
}

/**
 * Does the work of one kind of study, off the main thread, and gives the answer to be stored.
 * @throws StudyFailure when it will never succeed; anything else and it is tried again
 */
export type Performer = (desk: Desk, study: Study) => Promise<Answer>;
