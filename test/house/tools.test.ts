import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './files.ts';

interface Package {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const PACKAGE = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Package;

test('npm scripts run on the Node that the project brings along, whatever the machine has', () => {
  expect(process.versions.node).toBe(PACKAGE.dependencies.node);
});

test('every package has one exact version', () => {
  const versions = Object.entries({ ...PACKAGE.dependencies, ...PACKAGE.devDependencies });
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(version))).toEqual([]);
});
