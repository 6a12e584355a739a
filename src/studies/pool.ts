/**
 * The threads that live lives. Started with the first task, ended with `close`. Tasks should be short (~60 ms): they are
 * not interrupted, and whoever asks for an answer on the screen waits for those under way.
 */
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { Credited } from '../simulation/attribution/credit.ts';
import type { Found } from '../simulation/search.ts';
import type { SobolIndices } from '../simulation/sensitivity/sobol.ts';
import type { LifeStory } from '../simulation/story.ts';
import type { Summary } from '../simulation/summary.ts';
import type { SweepReport } from '../simulation/sweep.ts';
import '../wasmCode.ts';
import { EngineFault } from './failure.ts';
import { inLane, Lanes, type Lane } from './lanes.ts';
import type { StudyLog } from './log.ts';
import type {
  InspectAnswer,
  Outcome,
  PanelAnswer,
  PanelTask,
  PreviewTask,
  ReplayTask,
  SobolTask,
  SearchTask,
  SimulateAnswer,
  SimulateTask,
  SummarizeTask,
  SweepReportTask,
} from './thread.ts';

export interface Pool {
  readonly threads: number;
  simulate(task: SimulateTask, lane: Lane): Promise<SimulateAnswer>;
  /** A tally's buffer: of the buyers, or of the first of them. */
  preview(task: PreviewTask): Promise<ArrayBuffer>;
  panel(task: PanelTask, lane: Lane): Promise<PanelAnswer>;
  /** Lives watched closely, for the audit. */
  inspect(task: SimulateTask, lane: Lane): Promise<InspectAnswer>;
  /** Rules of attribution over the paths of a tally. */
  credit(task: SummarizeTask & { readonly seed: string }, lane: Lane): Promise<Credited>;
  sobol(task: SobolTask, lane: Lane): Promise<SobolIndices>;
  replay(task: ReplayTask, lane?: Lane): Promise<LifeStory[]>;
  /** Tens of milliseconds of work where paths are many, so not for the main thread. */
  summarize(task: SummarizeTask, lane: Lane): Promise<Summary>;
  search(task: SearchTask): Promise<Found>;
  sweepReport(task: SweepReportTask, lane: Lane): Promise<SweepReport>;
  /** Ends the threads; tasks that wait are rejected. */
  close(): Promise<void>;
}

/** How many threads in a row may die before they are ready, until the tasks that wait for them are given up. */
const STARTS = 3;

/** `threads`: how many at most; left out, as many as the machine can run at once. */
export function createPool(threads: number = availableParallelism(), log?: StudyLog): Pool {
  let piscina: Piscina | null = null;
  let closed = false;

  const open = (): Piscina => {
    if (closed) throw new Error('the pool is closed');
    piscina ??= start();
    return piscina;
  };

  const start = (): Piscina => {
    const started = new Piscina({
      filename: new URL('./thread.ts', import.meta.url).href,
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: 30_000,
      taskQueue: new Lanes(),
      stricterFIFO: true,
      // The server's own thread, which everybody waits for, goes first where cores are scarce.
      niceIncrement: 5,
    });
    // A thread that dies without a task; one that dies over a task fails the task.
    started.on('error', (error) => log?.error({ err: error as unknown }, 'a thread died'));
    let lost = 0;
    started.on('workerCreate', () => (lost = 0));
    started.on('workerDestroy', () => setImmediate(replace));
    /** Starts a thread for tasks that wait for one that is gone: of itself the pool would wait for the next task. */
    const replace = (): void => {
      if (started !== piscina || started.threads.length > 0 || started.queueSize === 0) return;
      if (++lost < STARTS) void started.run(inLane({}, 'ANSWER'), { name: 'begin' }).catch(() => undefined);
      else {
        log?.error({ threads: lost }, 'no thread can be started');
        piscina = null;
        void started.destroy();
      }
    };
    return started;
  };

  const run = async <Answer>(name: string, task: object, lane: Lane): Promise<Answer> => {
    const outcome = (await open().run(inLane(task, lane), { name })) as Outcome<Answer>;
    if (!outcome.ok) throw new EngineFault(outcome.message, outcome.stack);
    return outcome.answer;
  };

  return {
    threads,
    simulate: (task, lane) => run('simulate', task, lane),
    preview: (task) => run('preview', task, 'ANSWER'),
    panel: (task, lane) => run('panel', task, lane),
    inspect: (task, lane) => run('inspect', task, lane),
    credit: (task, lane) => run('credit', task, lane),
    sobol: (task, lane) => run('sobol', task, lane),
    replay: (task, lane = 'ANSWER') => run('replay', task, lane),
    summarize: (task, lane) => run('summarize', task, lane),
    search: (task) => run('search', task, 'ANSWER'),
    sweepReport: (task, lane) => run('sweepReport', task, lane),
    async close() {
      closed = true;
      await piscina?.destroy();
      piscina = null;
    },
  };
}
