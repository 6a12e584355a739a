import { defineConfig } from 'vitest/config';

interface More {
  readonly testTimeout?: number;
  readonly hookTimeout?: number;
  readonly globalSetup?: string;
  readonly expect?: { readonly poll: { readonly timeout: number } };
}

const area = (name: string, more: More = {}) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.ts`], ...more },
});

// Opening an embedded database for the first time takes seconds; a law or a theory test of the engine should not.
const slow = { testTimeout: 60_000, hookTimeout: 60_000 };
const withPostgres = { ...slow, globalSetup: 'test/postgres.ts' };

/** Each area runs alone: `npx vitest run --project simulation`. */
export default defineConfig({
  // Node takes graphql's CommonJS files, Vite would take its modules: two copies, whose types do not know each other.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    pool: 'forks',
    // As src/wasmCode.ts has it, before anything is compiled.
    execArgv: ['--no-wasm-code-gc'],
    maxWorkers: 2,
    // A process goes through one test file after another and keeps what it has loaded: no test changes that.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    teardownTimeout: 10_000,
    allowOnly: false,
    projects: [
      area('simulation'),
      area('examples', slow),
      area('db', withPostgres),
      area('studies', withPostgres),
      area('schema', withPostgres),
      area('house', slow),
      area('web', {
        testTimeout: 90_000,
        // A server, a database and a browser start before the first step.
        hookTimeout: 120_000,
        // What the page shows after a while is waited for as long as what the driver of the browser waits for.
        expect: { poll: { timeout: 30_000 } },
        globalSetup: 'test/web/setup.ts',
      }),
    ],
  },
});
