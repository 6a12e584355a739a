/**
 * What can never change – the design of a revision, the changes of a scenario – is read from the database once and then kept
 * for as long as it is in use: reading it takes up to nine statements, and nearly everything that is asked for needs it.
 */
import { Recent } from '../recent.ts';
import type { PrismaClient } from './generated/client.ts';

/** How many of a kind are kept for each client of a database. */
const MOST = 32;

export class Kept<Value extends object> {
  readonly #clients = new WeakMap<PrismaClient, Recent<string, Value>>();

  /** Values by id: those that are kept, and the others as `load` reads them, in one go. It may not know all of them. */
  async load(
    prisma: PrismaClient,
    ids: readonly string[],
    load: (missing: string[]) => Promise<ReadonlyMap<string, Value>>,
  ): Promise<Map<string, Value>> {
    const recent = this.#of(prisma);
    const found = new Map<string, Value>();
    const missing: string[] = [];
    for (const id of ids) {
      const value = recent.find(id);
      if (value) found.set(id, value);
      else missing.push(id);
    }
    if (missing.length === 0) return found;
    for (const [id, value] of await load(missing)) {
      recent.keep(id, value);
      found.set(id, value);
    }
    return found;
  }

  #of(prisma: PrismaClient): Recent<string, Value> {
    const recent = this.#clients.get(prisma) ?? new Recent(MOST);
    this.#clients.set(prisma, recent);
    return recent;
  }
}
