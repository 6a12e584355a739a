import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from './files.ts';

/** What a small house is made of: each file and what it imports. */
type House = Record<string, readonly string[]>;

const SOUND: House = {
  'src/server.ts': ['./app.ts', './db/client.ts', './config.ts'],
  'src/app.ts': ['./schema/run.ts', './config.ts'],
  'src/config.ts': ['zod'],
  'src/schema/run.ts': ['../studies/start.ts', '../simulation/design.ts', '../db/client.ts'],
  'src/studies/start.ts': ['../simulation/design.ts', '../db/client.ts'],
  'src/studies/thread.ts': ['../simulation/design.ts', 'node:worker_threads'],
  'src/db/client.ts': ['../config.ts', 'pg'],
  'src/simulation/design.ts': ['zod', './random.ts', './rules/notice.ts'],
  'src/simulation/random.ts': ['seedrandom'],
  'src/simulation/rules/notice.ts': ['../random.ts'],
  'web/main.tsx': ['./views/plan/View.tsx', './views/life/View.tsx', './parts/Button.tsx'],
  'web/views/plan/View.tsx': ['../../parts/Button.tsx'],
  'web/views/life/View.tsx': ['../../parts/Button.tsx'],
  'web/parts/Button.tsx': [],
  'scripts/demo.ts': ['../src/simulation/design.ts'],
  'test/simulation/design.test.ts': ['../../src/simulation/design.ts', 'vitest'],
};

/** Imports added to the sound house, one law broken by each. */
const BREACHES: readonly (readonly [from: string, to: string, law: string])[] = [
  ['src/app.ts', './server.ts', 'no-upward-app'],
  ['src/schema/run.ts', '../app.ts', 'no-upward-schema'],
  ['src/studies/start.ts', '../schema/run.ts', 'no-upward-studies'],
  ['src/db/client.ts', '../studies/start.ts', 'no-upward-db'],
  // Through a third file: the database layer imports config.ts.
  ['src/config.ts', './studies/start.ts', 'no-upward-db'],
  ['src/simulation/design.ts', '../db/client.ts', 'pure-simulation'],
  ['src/simulation/design.ts', 'node:fs', 'pure-simulation'],
  ['src/simulation/rules/notice.ts', 'pg', 'pure-simulation'],
  ['src/simulation/rules/notice.ts', 'seedrandom', 'one-source-of-keys'],
  ['src/simulation/random.ts', './rules/notice.ts', 'no-circle'],
  ['web/parts/Button.tsx', '../../src/config.ts', 'no-server-in-web'],
  ['src/config.ts', '../web/parts/Button.tsx', 'no-web-in-server'],
  ['web/views/plan/View.tsx', '../life/View.tsx', 'no-view-in-view'],
  ['web/parts/Button.tsx', '../views/life/View.tsx', 'no-view-below'],
  ['web/parts/Button.tsx', 'left-out', 'no-unlisted-package'],
  ['src/studies/start.ts', '../../test/simulation/design.test.ts', 'no-test-code-in-src'],
  ['src/studies/start.ts', '../../scripts/demo.ts', 'no-script-in-src'],
  ['src/studies/start.ts', 'vitest', 'no-development-package-in-src'],
  ['src/studies/start.ts', 'left-out', 'no-unlisted-package'],
  ['src/studies/start.ts', './nowhere.ts', 'no-broken-import'],
];

const PACKAGE = {
  name: 'small-house',
  dependencies: { pg: '*', seedrandom: '*', zod: '*' },
  devDependencies: { vitest: '*' },
};
const PACKAGES = ['pg', 'seedrandom', 'zod', 'vitest', 'left-out'];

const CONFIG = path.join(ROOT, '.dependency-cruiser.cjs');

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'house-'));
  for (const name of PACKAGES) {
    await write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    await write(`node_modules/${name}/index.js`, 'module.exports = {};\n');
  }
  await write('package.json', JSON.stringify(PACKAGE));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('a sound house breaks no law', async () => {
  expect(await lawsBroken(SOUND)).toEqual([]);
});

test.each(BREACHES)('%s may not import %s: %s', async (from, to, law) => {
  const broken = await lawsBroken({ ...SOUND, [from]: [...SOUND[from], to] });
  expect(broken).toContain(law);
});

test('two files that know only each other’s types are a circle too', async () => {
  await build(SOUND);
  await write(
    'src/simulation/random.ts',
    "import type { x } from './rules/notice.ts';\nexport const y: typeof x = 1;\n",
  );
  expect(await cruiseFolder()).toContain('no-circle');
});

test('a file that nothing leads to is found', async () => {
  const broken = await lawsBroken({ ...SOUND, 'src/schema/forgotten.ts': ['../studies/start.ts'] });
  expect(broken).toEqual(['no-unused-file']);
});

async function lawsBroken(house: House): Promise<string[]> {
  await build(house);
  return cruiseFolder();
}

async function build(house: House): Promise<void> {
  for (const top of ['src', 'web', 'scripts', 'test'])
    await rm(path.join(folder, top), { recursive: true, force: true });
  for (const [file, imports] of Object.entries(house)) {
    const lines = imports.map((from, index) => `import * as x${index} from '${from}';\nexport { x${index} };\n`);
    await write(file, `${lines.join('')}export const x = 1;\n`);
  }
}

async function write(file: string, content: string): Promise<void> {
  const full = path.join(folder, file);
  await mkdir(path.dirname(full), { recursive: true });
  await writeFile(full, content);
}

/** The names of the laws broken, each once. */
async function cruiseFolder(): Promise<string[]> {
  const options = { ...(await extractDepcruiseOptions(CONFIG)), baseDir: folder };
  const { output } = await cruise(['src', 'web', 'scripts', 'test'], options);
  if (typeof output === 'string') throw new Error(output);
  return [...new Set(output.summary.violations.map(({ rule }) => rule.name))];
}
