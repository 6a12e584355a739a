/**
 * News of studies inside this process, and the stream of a study's states that subscribers see. The row in the database
 * is the truth; news is a hint to look again, or, for a study performed here, a count fresher than the row.
 */
import type { PrismaClient, Study } from '../db/generated/client.ts';
import { NotFound } from '../problems.ts';
import { Alarm } from './alarm.ts';
import { Stopping } from './failure.ts';
import { patiently } from './fleet/patience.ts';
import type { StudyLog } from './log.ts';
import { hasEnded } from './store.ts';

/** Without news, a row is looked at this often: another server may be performing the study. */
const LOOK_MS = 500;
/** The finest steps in which subscribers see progress; its end they see at once. */
const STEP_MS = 100;

/** `isOver`: whether the study has ended, as far as is known here. */
type Listener = (isOver: boolean) => void;

interface Count {
  readonly attempt: number;
  readonly done: number;
  readonly total: number | undefined;
}

export class News {
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #counts = new Map<string, Count>();
  readonly #closing = new AbortController();

  /** Says how far a study is that is performed here, and how far it is to the end where that has changed. */
  count(id: string, attempt: number, done: number, total?: number): void {
    this.#counts.set(id, { attempt, done, total: total ?? this.#counts.get(id)?.total });
    this.tell(id);
  }

  /** Forgets the count of a study that is performed here no longer; call when its row says how it ended. */
  settle(id: string): void {
    this.#counts.delete(id);
    this.#tell(id, true);
  }

  /** Says that something about a study may have changed. */
  tell(id: string): void {
    this.#tell(id, false);
  }

  /** A row as fresh as is known here. */
  freshen(study: Study): Study {
    const count = this.#counts.get(study.id);
    if (!count || study.status !== 'RUNNING' || study.attempt !== count.attempt) return study;
    const progressTotal = count.total ?? study.progressTotal;
    return { ...study, progressDone: Math.min(progressTotal, Math.max(study.progressDone, count.done)), progressTotal };
  }

  listen(id: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(id) ?? new Set();
    this.#listeners.set(id, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(id) === listeners) this.#listeners.delete(id);
    };
  }

  /** Aborted when all streams are to end. */
  get signal(): AbortSignal {
    return this.#closing.signal;
  }

  /** Ends all streams. */
  close(): void {
    this.#closing.abort(new Stopping());
    for (const id of [...this.#listeners.keys()]) this.#tell(id, true);
  }

  #tell(id: string, isOver: boolean): void {
    for (const listener of this.#listeners.get(id) ?? []) listener(isOver);
  }
}

/**
 * The states of a study: the present one at once, then each that differs from the one before, the last one being its end.
 * A slow reader misses states in between, never the end. Sits out a database that is restarted. Ends early when the server
 * stops.
 * @throws NotFound
 */
export function watch(
  prisma: PrismaClient,
  news: News,
  log: StudyLog,
  id: string,
): AsyncGenerator<Study, void, undefined> {
  const leaving = new AbortController();
  const states = statesOf(prisma, news, log, id, leaving.signal);
  const end = states.return.bind(states);
  // Of itself a generator ends where it gives the next state, and a study that waits may have none for hours.
  states.return = (value) => {
    leaving.abort();
    return end(value);
  };
  return states;
}

async function* statesOf(
  prisma: PrismaClient,
  news: News,
  log: StudyLog,
  id: string,
  left: AbortSignal,
): AsyncGenerator<Study, void, undefined> {
  const alarm = new Alarm();
  const over = new Alarm();
  const tell = (isOver: boolean): void => {
    alarm.ring();
    if (isOver) over.ring();
  };
  const unlisten = news.listen(id, tell);
  left.addEventListener('abort', () => tell(true));
  try {
    let shown: Study | null = null;
    while (!news.signal.aborted && !left.aborted) {
      const study = await patiently(() => find(prisma, news, id), { signal: news.signal, log });
      if (!shown || differ(shown, study)) {
        shown = study;
        yield study;
      }
      if (hasEnded(study.status)) return;
      await over.wait(STEP_MS);
      await alarm.wait(LOOK_MS - STEP_MS);
    }
  } catch (error) {
    if (!(error instanceof Stopping)) throw error;
  } finally {
    unlisten();
    alarm.stop();
    over.stop();
  }
}

async function find(prisma: PrismaClient, news: News, id: string): Promise<Study> {
  const study = await prisma.study.findUnique({ where: { id } });
  if (!study) throw new NotFound('study', id);
  return news.freshen(study);
}

const differ = (one: Study, other: Study): boolean =>
  one.status !== other.status ||
  one.progressDone !== other.progressDone ||
  one.progressTotal !== other.progressTotal ||
  one.attempt !== other.attempt;
