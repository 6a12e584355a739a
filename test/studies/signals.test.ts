import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { openDatabase } from '../../src/db/open.ts';
import { openSignals } from '../../src/studies/signals.ts';
import { createServerDatabase } from '../db/support.ts';
import { silent } from './support.ts';

let undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of undo.reverse()) await step();
  undo = [];
});

it('servers on one PostgreSQL hear each other, not themselves, also after their connections were cut', async () => {
  const { url, drop } = await createServerDatabase();
  undo.push(drop);
  const open = async () => {
    const database = await openDatabase({ databaseUrl: url });
    const heard: string[] = [];
    const signals = await openSignals(database, silent, (id) => heard.push(id));
    undo.push(
      () => database.close(),
      () => signals.close(),
    );
    return { database, heard, signals };
  };
  const [one, other] = [await open(), await open()];
  const hears = async (id: string) => {
    const deadline = Date.now() + 15_000;
    while (!other.heard.includes(id)) {
      if (Date.now() > deadline) throw new Error(`${id} was not heard`);
      await one.signals.send(id);
      await sleep(50);
    }
  };
  await hears('a');
  expect(one.heard).toEqual([]);
  await one.database.prisma.$executeRaw`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'meander-signals'`;
  await hears('b');
  expect(one.heard).toEqual([]);
});

it('a server alone on its embedded database has nobody to tell', async () => {
  const database = await openDatabase({});
  undo.push(() => database.close());
  const signals = await openSignals(database, silent, () => expect.unreachable());
  await signals.send('a');
  await signals.close();
});
