/**
 * Prisma's schema engine, compiled to WebAssembly: it compares schemas and applies migrations in this process, over a
 * driver adapter, where the native engine would have to be downloaded.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import type * as glueModule from '@prisma/schema-engine-wasm/schema_engine_bg';

/** The part of WebAssembly's interface that is used here; Node has it, the types of Node do not. */
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: Record<string, object>): Promise<{ instance: { exports: object } }>;
};

type Glue = typeof glueModule;

let loading: Promise<Glue> | undefined;

/** Compiles the engine once per process. Node cannot import WebAssembly as a module, so its parts are put together here. */
function loadEngine(): Promise<Glue> {
  loading ??= (async () => {
    const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
    const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
    const bytes = await readFile(script.replace(/\.js$/, '.wasm'));
    const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue });
    glue.__wbg_set_wasm(instance.exports);
    (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
    return glue;
  })();
  return loading;
}

/** What the engine needs of a database: connections that run SQL, and how a whole script is run as one transaction. */
export interface EngineTarget {
  readonly factory: SqlMigrationAwareDriverAdapterFactory;
  /** Runs a script of several statements: all of it, or nothing and an error. */
  readonly runScript: (script: string) => Promise<void>;
}

/** Opens the engine on a database and closes it after the work. */
export async function withSchemaEngine<T>(
  target: EngineTarget,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const { SchemaEngine } = await loadEngine();
  const factory = bindMigrationAwareSqlAdapterFactory(wholeScripts(target));
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => undefined, factory);
  try {
    return await work(engine);
  } finally {
    engine.free();
  }
}

/**
 * The adapters run scripts carelessly: pglite-prisma-adapter does not wait for them, adapter-pg cuts them at every
 * semicolon and commits the pieces one by one. A migration has to happen wholly or not at all.
 */
function wholeScripts({ factory, runScript }: EngineTarget): SqlMigrationAwareDriverAdapterFactory {
  const careful = async (connecting: Promise<SqlDriverAdapter>): Promise<SqlDriverAdapter> =>
    Object.assign(await connecting, { executeScript: runScript });
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: () => careful(factory.connect()),
    connectToShadowDb: () => factory.connectToShadowDb(),
  };
}
