import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { unpack } from '../../src/db/pack.ts';
import { openDatabase, type Database } from '../../src/db/open.ts';
import { simulate } from '../../src/simulation/run.ts';
import { planOf } from '../../src/studies/source.ts';
import { createStudies, type Studies } from '../../src/studies/studies.ts';
import { createServerDatabase } from '../db/support.ts';
import { startOtherServer, underWay } from './otherServer.ts';
import { ENDLESS, exampleSource, silent, watchToEnd } from './support.ts';

const BUYERS = 120_000;

// A dead server is missed after ten seconds; the rest is starting servers, on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

let undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of undo.reverse()) await step();
  undo = [];
});
const later = (step: () => Promise<unknown>): void => void undo.push(step);

async function openHere(
  options: Parameters<typeof openDatabase>[0],
): Promise<{ database: Database; studies: Studies }> {
  const database = await openDatabase(options);
  later(() => database.close());
  const studies = await createStudies({ database, log: silent, threads: 2 });
  later(() => studies.stop());
  return { database, studies };
}

async function createServer(): Promise<string> {
  const { url, drop } = await createServerDatabase();
  later(drop);
  return url;
}

function startOther(...how: Parameters<typeof startOtherServer>) {
  const other = startOtherServer(...how);
  later(() => other.kill());
  return other;
}

async function expectWhole(database: Database, id: string, seed: string): Promise<void> {
  const { tally, buyers } = await database.prisma.studyResult.findUniqueOrThrow({ where: { studyId: id } });
  expect(buyers).toBe(BUYERS);
  const alone = simulate(planOf(exampleSource()), seed, 0, BUYERS);
  expect(Buffer.from(alone.buffer).equals(new Uint8Array(await unpack(tally)))).toBe(true);
}

describe('a server that is killed in the middle of a run', () => {
  it('finishes it when it is started again on its embedded database', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'meander-crash-'));
    later(() => rm(directory, { recursive: true, force: true }));
    const other = startOther(directory, BUYERS, 'killed', { diesUnderWay: true });
    const { id } = await other.waitFor(underWay);
    await other.ended;
    const { database, studies } = await openHere({ dataDir: directory });
    const states = await watchToEnd(studies, id);
    expect(states.at(-1)).toMatchObject({ status: 'SUCCEEDED', attempt: 2, progressDone: BUYERS });
    await expectWhole(database, id, 'killed');
  });

  it('leaves it to another server on the same PostgreSQL', async () => {
    const url = await createServer();
    const other = startOther(url, BUYERS, 'handed over', { diesUnderWay: true });
    const { id } = await other.waitFor(underWay);
    await other.ended;
    const { database, studies } = await openHere({ databaseUrl: url });
    expect((await watchToEnd(studies, id)).at(-1)).toMatchObject({ status: 'SUCCEEDED', attempt: 2 });
    await expectWhole(database, id, 'handed over');
  });
});

describe('two servers on one PostgreSQL', () => {
  it('see each other’s runs go on, and cancel them', async () => {
    const url = await createServer();
    const other = startOther(url, ENDLESS, 'seen from afar');
    const { id } = await other.waitFor(underWay);
    const { studies } = await openHere({ databaseUrl: url });
    const seen: number[] = [];
    for await (const { status, progressDone } of studies.watch(id)) {
      seen.push(progressDone);
      if (status === 'RUNNING' && seen.length < 4) continue;
      if (status === 'RUNNING') expect(await studies.cancel(id)).toMatchObject({ status: 'CANCELLED' });
      else expect(status).toBe('CANCELLED');
    }
    expect(new Set(seen).size).toBeGreaterThan(2);
    expect(await other.waitFor(({ status }) => status !== 'RUNNING' && status !== 'QUEUED')).toMatchObject({
      status: 'CANCELLED',
    });
  });
});
