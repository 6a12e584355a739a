import { Worker } from 'node:worker_threads';
import { afterEach, expect, it, vi } from 'vitest';
import { createPool } from '../../src/studies/pool.ts';
import { exampleSource } from './support.ts';

afterEach(() => void vi.restoreAllMocks());

/** The next threads end before they are ready: they are told what to load by their first message. */
function loseThreads(count: number): void {
  const post = vi.spyOn(Worker.prototype, 'postMessage');
  for (let n = 0; n < count; n++)
    post.mockImplementationOnce(function (this: Worker) {
      void this.terminate();
    });
}

const source = exampleSource();

it('starts another thread for tasks that wait for one that died before it was ready', async () => {
  const pool = createPool(1);
  loseThreads(2);
  const tasks = [0, 1].map((number) => pool.replay({ source, seed: 'pool', numbers: [number] }));
  expect((await Promise.all(tasks)).flat()).toHaveLength(2);
  await pool.close();
});

it('gives up tasks that no thread can be started for, and starts afresh for the next', async () => {
  const error = vi.fn();
  const pool = createPool(1, { info: () => undefined, warn: () => undefined, error });
  const ask = () => pool.replay({ source, seed: 'pool', numbers: [0] });
  loseThreads(3);
  await expect(ask()).rejects.toThrow('Terminating');
  expect(error).toHaveBeenCalledWith({ threads: 3 }, 'no thread can be started');
  expect(await ask()).toHaveLength(1);
  await pool.close();
});
