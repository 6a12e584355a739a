/** PGlite: PostgreSQL inside this process, one connection, its files in the data directory or in memory. */
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { serializers } from './bytes.ts';
import { emptyCluster } from './cluster.ts';
import { DatabaseError } from './error.ts';
import { lockDirectory } from './lock.ts';
import { migrate } from './migrate.ts';
import type { DatabaseLog } from './log.ts';
import { takeTurns } from './turns.ts';

export interface Embedded {
  readonly adapter: PrismaPGlite;
  readonly pglite: PGlite;
  close(): Promise<void>;
}

/**
 * PostgreSQL fills its cache with zeros before its first answer. By default it has 128 MB, for 0.4 s of a start and 70 MB of
 * memory; files that do not fit into this much are in the system's cache.
 */
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB'];

/** Opens and migrates the database under a directory, or one in memory when there is none. */
export async function openEmbedded(dataDir: string | undefined, log: DatabaseLog): Promise<Embedded> {
  const directory = dataDir === undefined ? undefined : resolve(dataDir);
  const lock = directory === undefined ? undefined : await lockDirectory(directory);
  let pglite: PGlite | undefined;
  try {
    pglite =
      directory === undefined
        ? await PGlite.create({ startParams, serializers, loadDataDir: await emptyCluster() })
        : await openFiles(directory, log);
    const opened = pglite;
    takeTurns(opened);
    // Timestamps travel without their zone.
    await opened.exec(`SET TIME ZONE 'UTC'`);
    const adapter = new PrismaPGlite(opened);
    await migrate({
      factory: adapter,
      runScript: async (script) => void (await opened.exec(script)),
      query: async (sql) => (await opened.query<object>(sql)).rows,
      exclusively: (work) => work(),
    });
    return {
      adapter,
      pglite: opened,
      async close() {
        await opened.close();
        await lock?.release();
      },
    };
  } catch (error) {
    await pglite?.close();
    await lock?.release();
    throw error;
  }
}

async function openFiles(directory: string, log: DatabaseLog): Promise<PGlite> {
  const files = join(directory, 'database');
  try {
    if (!existsSync(files)) {
      // Made aside and then moved into place, so that a start that is broken off leaves no half of a database behind.
      const draft = join(directory, 'database.new');
      await rm(draft, { recursive: true, force: true });
      await (await PGlite.create(draft, { startParams, loadDataDir: await emptyCluster() })).close();
      await rename(draft, files);
    }
    const pglite = await PGlite.create(files, { startParams, serializers });
    log.info(
      `Embedded database in ${files}. It does not wait for the disk (fsync is off): killing the server loses nothing, a power cut may lose the last changes or damage it. Set DATABASE_URL to use a PostgreSQL server.`,
    );
    return pglite;
  } catch (error) {
    throw new DatabaseError('DATA_DIR_UNUSABLE', `The embedded database in ${files} cannot be opened.`, {
      cause: error,
    });
  }
}
