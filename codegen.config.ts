/** Types of the page's operations, generated from schema.graphql beside each *.graphql file under web/. */
import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: 'schema.graphql',
  // One folder can be done alone while another is unfinished.
  documents: process.env.DOCUMENTS ?? 'web/**/*.graphql',
  silent: true,
  generates: {
    'web/generated/schema.ts': { plugins: ['typescript'] },
    'web/': {
      preset: 'near-operation-file',
      presetConfig: { extension: '.generated.ts', baseTypesPath: 'generated/schema.ts' },
      plugins: ['typescript-operations', 'typed-document-node'],
    },
  },
  config: {
    enumsAsTypes: true,
    useTypeImports: true,
    avoidOptionals: { field: true },
    documentMode: 'string',
    dedupeFragments: true,
    skipTypename: true,
    scalars: { DateTime: 'string', SafeInt: 'number', JSON: 'unknown', ID: 'string' },
  },
};

export default config;
