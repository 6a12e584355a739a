/** The pool's waiting line: people who wait for an answer on the screen go before studies, which take seconds anyway. */
import { queueOptionsSymbol, type TaskQueue } from 'piscina';

export type Lane = 'ANSWER' | 'STUDY';

type Task = Parameters<TaskQueue['push']>[0];

/** A task marked with its lane. The mark is a symbol, so it stays on this side when the task travels to a thread. */
export function inLane<T extends object>(task: T, lane: Lane): T {
  return { ...task, [queueOptionsSymbol]: { lane } };
}

/** First in, first out in each lane; answers before studies. */
export class Lanes implements TaskQueue {
  readonly #answers: Task[] = [];
  readonly #studies: Task[] = [];

  get size(): number {
    return this.#answers.length + this.#studies.length;
  }

  shift(): Task | null {
    return this.#answers.shift() ?? this.#studies.shift() ?? null;
  }

  push(task: Task): void {
    this.#laneOf(task).push(task);
  }

  /** Puts back a task that no thread was free for. */
  unshift(task: Task): void {
    this.#laneOf(task).unshift(task);
  }

  remove(task: Task): void {
    const lane = this.#laneOf(task);
    const index = lane.indexOf(task);
    if (index >= 0) lane.splice(index, 1);
  }

  #laneOf(task: Task): Task[] {
    const options = task[queueOptionsSymbol] as { readonly lane: Lane } | null;
    return options?.lane === 'ANSWER' ? this.#answers : this.#studies;
  }
}
