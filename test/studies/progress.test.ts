import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PrismaClient, Study } from '../../src/db/generated/client.ts';
import { News, watch } from '../../src/studies/progress.ts';
import { silent } from './support.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** A database that has one study, which stands as it was last said to. */
function studyThat() {
  let row = { id: 'one', status: 'RUNNING', attempt: 1, progressDone: 0, progressTotal: 10 } as Study;
  const findUnique = vi.fn(() => Promise.resolve(row));
  const prisma = { study: { findUnique } } as unknown as PrismaClient;
  return { prisma, findUnique, becomes: (change: Partial<Study>) => void (row = { ...row, ...change }) };
}

it('tells of progress in steps, and of the end without waiting for the next one', async () => {
  const news = new News();
  const { prisma, becomes } = studyThat();
  const states = watch(prisma, news, silent, 'one');
  expect((await states.next()).value).toMatchObject({ status: 'RUNNING', progressDone: 0 });

  const progress = states.next();
  news.count('one', 1, 4);
  await vi.advanceTimersByTimeAsync(50);
  news.count('one', 1, 7);
  await vi.advanceTimersByTimeAsync(50);
  expect((await progress).value).toMatchObject({ progressDone: 7 });

  // From here on no time passes.
  const end = states.next();
  becomes({ status: 'SUCCEEDED', progressDone: 10 });
  news.settle('one');
  expect((await end).value).toMatchObject({ status: 'SUCCEEDED' });
  expect((await states.next()).done).toBe(true);
});

it('looks no more once its reader has gone, though the study waits', async () => {
  const { prisma, findUnique, becomes } = studyThat();
  becomes({ status: 'QUEUED' });
  const states = watch(prisma, new News(), silent, 'one');
  await states.next();
  const next = states.next();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(findUnique).toHaveBeenCalledTimes(5);

  const end = states.return();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(findUnique).toHaveBeenCalledTimes(5);
  expect(await Promise.all([next, end])).toMatchObject([{ done: true }, { done: true }]);
});
