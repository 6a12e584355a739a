import { defineConfig } from 'prisma/config';

// `prisma generate` looks for the native schema engine, which it would download, although it never runs it. Migrations are
// written and applied by the WebAssembly engine instead (src/db/migrate.ts). Any program that exists will do.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
});
