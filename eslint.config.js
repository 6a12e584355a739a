import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const PURE = 'The engine is pure: no clock, no luck of its own, no input or output, nothing that waits.';
const IMPURE_GLOBALS = [
  ...['Date', 'performance', 'Temporal', 'Intl', 'crypto', 'process', 'console', 'Buffer', 'navigator', 'fetch'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'Promise', 'Atomics', 'WeakRef'],
  ...['FinalizationRegistry', 'globalThis', 'global', 'window', 'self', 'require', 'eval', 'Function'],
];

const banned = (selector, message) => ({ selector, message });

const PURE_SYNTAX = [
  banned('AwaitExpression', PURE),
  banned(':function[async=true]', PURE),
  banned('ForOfStatement[await=true]', PURE),
  banned('ImportExpression', PURE),
  banned("MetaProperty[meta.name='import']", PURE),
  banned("TSTypeReference > Identifier[name='Promise']", PURE),
  // An alias or a computed name would hide Math.random from no-restricted-properties.
  banned(
    "Identifier[name='Math']:not(MemberExpression[computed=false] > .object):not(VariableDeclarator[id.type='ObjectPattern'] > .init)",
    'Write Math.name, so that Math.random cannot hide.',
  ),
  banned(
    'MemberExpression[property.name=/^(localeCompare|toLocale\\w+)$/]',
    'Order and words that depend on the machine’s locale make lives differ between machines.',
  ),
];

const FORGOTTEN_TESTS = banned(
  'MemberExpression[object.name=/^(describe|it|test|suite)$/][property.name=/^(only|skip|todo|skipIf|runIf|fails)$/]',
  'A test runs or does not exist.',
);

/** Imports allowed in the engine: files beside it, zod, and seedrandom in the one file that turns a seed into a key. */
const pureImports = (packages, up) => [
  'error',
  {
    patterns: [
      { regex: `^(?!\\.\\.?/|(${packages})$)`, message: PURE },
      { regex: up, message: 'The engine imports nothing outside src/simulation.' },
    ],
  },
];
const OUT_OF_FOLDER = '^(\\./)*\\.\\./';
const OUT_OF_SUBFOLDER = '^(\\./)*\\.\\./(\\./)*\\.\\./';

export default defineConfig(
  globalIgnores([
    ...['node_modules/', '.data/', 'coverage/', 'src/db/generated/', 'src/schema/generated/'],
    // The kernel is AssemblyScript: its compiler checks it, and says what it cannot do (no clock, no input or output).
    ...['src/simulation/kernel/', 'src/simulation/generated/'],
    ...['web/dist/', 'web/generated/', 'web/**/*.generated.ts'],
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/prefer-promise-reject-errors': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'error',
    },
  },
  {
    rules: {
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'anywhere' }],
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['src/simulation/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...IMPURE_GLOBALS.map((name) => ({ name, message: PURE }))],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Luck is an address: draw through random.ts.' },
      ],
      'no-restricted-syntax': ['error', ...PURE_SYNTAX],
      'no-restricted-imports': pureImports('zod', OUT_OF_SUBFOLDER),
    },
  },
  { files: ['src/simulation/*.ts'], rules: { 'no-restricted-imports': pureImports('zod', OUT_OF_FOLDER) } },
  {
    files: ['src/simulation/random.ts'],
    rules: { 'no-restricted-imports': pureImports('zod|seedrandom', OUT_OF_FOLDER) },
  },
  {
    // Published coefficients stand as printed, to more digits than a double holds, so that they can be compared.
    files: ['src/simulation/math.ts'],
    rules: { 'no-loss-of-precision': 'off' },
  },
  {
    files: ['web/**/*.ts', 'web/**/*.tsx'],
    extends: [hooks.configs.flat['recommended-latest']],
    rules: {
      'no-console': 'error',
      'no-restricted-imports': [
        'error',
        {
          name: 'react-router',
          importNames: ['useSearchParams'],
          message: 'It loses changes that follow each other fast: use parts/useSearch.ts.',
        },
      ],
      // A handler may start something that goes on; what can fail in it says so on the page.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  { files: ['web/parts/useSearch.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', FORGOTTEN_TESTS],
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: { module: 'writable' } },
  },
);
