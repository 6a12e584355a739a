import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { inTasks, taskSize } from '../../src/studies/tasks.ts';

// Merging takes no time here, even where this machine has others' work to do in the middle of it.
beforeEach(() => void vi.spyOn(performance, 'now').mockReturnValue(0));
afterEach(() => void vi.restoreAllMocks());

const span = { from: 1_000, to: 101_000 };

/** The tasks that a span is cut into, where a thread lives 100 buyers a millisecond. */
async function cut(threads: number, fixed?: number): Promise<(readonly [from: number, to: number])[]> {
  const tasks: (readonly [number, number])[] = [];
  const live = async (from: number, to: number) => {
    tasks.push([from, to]);
    await new Promise((resolve) => setImmediate(resolve));
    return { took: (to - from) / 100 };
  };
  await inTasks(threads, span, taskSize(fixed), undefined, live, () => undefined);
  return tasks;
}

it.each([[1], [2], [7]])('every buyer is in one task, in order: %i threads', async (threads) => {
  const tasks = await cut(threads);
  expect(tasks.map(([from]) => from)).toEqual([span.from, ...tasks.slice(0, -1).map(([, to]) => to)]);
  expect(tasks.at(-1)?.[1]).toBe(span.to);
});

it('tasks get smaller at the end, so that threads finish together', async () => {
  const sizes = (await cut(2)).map(([from, to]) => to - from);
  const largest = Math.max(...sizes);
  expect(sizes.slice(-3).every((size) => size <= largest / 4)).toBe(true);
});

it('tasks of a fixed size stay as they are', async () => {
  const sizes = (await cut(2, 4_000)).map(([from, to]) => to - from);
  expect(new Set(sizes)).toEqual(new Set([4_000]));
});
