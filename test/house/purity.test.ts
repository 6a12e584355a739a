import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';
import { ROOT } from './files.ts';

const eslint = new ESLint({ cwd: ROOT });

/** The rules that a text would break, were it the content of that file. */
async function rulesBroken(text: string, filePath: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath });
  return result.messages.map((message) => message.ruleId ?? message.message);
}

// Files that exist, because rules that know types need a file of the project.
const ENGINE = 'src/simulation/version.ts';
const KEYS = 'src/simulation/random.ts';

describe('the engine', () => {
  test.each([
    ['export const x = Math.random();', 'no-restricted-properties'],
    ['export const { random } = Math;', 'no-restricted-properties'],
    ["export const x = Math['random']();", 'no-restricted-properties'],
    ['const maths = Math;\nexport const x = maths.random();', 'no-restricted-syntax'],
    ["const name = 'rand' + 'om';\nexport const x = Math[name as 'random']();", 'no-restricted-syntax'],
    ['export const x = new Date();', 'no-restricted-globals'],
    ['export const x = Date.now();', 'no-restricted-globals'],
    ['export const x = performance.now();', 'no-restricted-globals'],
    ['export const x = process.env;', 'no-restricted-globals'],
    ["console.log('here');\nexport {};", 'no-restricted-globals'],
    ['export const x = crypto.randomUUID();', 'no-restricted-globals'],
    ['setTimeout(() => undefined, 1);\nexport {};', 'no-restricted-globals'],
    ['export const x = globalThis;', 'no-restricted-globals'],
    ['export const x = Promise.resolve(1);', 'no-restricted-globals'],
    ['export async function x() {\n  await y();\n}\nasync function y() {}', 'no-restricted-syntax'],
    ['export const x = async () => 1;', 'no-restricted-syntax'],
    ["export const x = import('zod');", 'no-restricted-syntax'],
    ['export const x = import.meta.url;', 'no-restricted-syntax'],
    ["export const x = ['b', 'a'].sort((a, b) => a.localeCompare(b));", 'no-restricted-syntax'],
    ['export const x = (1000).toLocaleString();', 'no-restricted-syntax'],
    ["import { readFileSync } from 'node:fs';\nexport const x = readFileSync('x');", 'no-restricted-imports'],
    ["import pino from 'pino';\nexport const x = pino;", 'no-restricted-imports'],
    ["import { PROBLEM_CODES } from '../problems.ts';\nexport const x = PROBLEM_CODES;", 'no-restricted-imports'],
    ["import seedrandom from 'seedrandom';\nexport const x = seedrandom('x').int32();", 'no-restricted-imports'],
  ])('may not say %j', async (text, rule) => {
    expect(await rulesBroken(text, ENGINE)).toContain(rule);
  });

  test.each([
    [
      "import { z } from 'zod';\nimport { LIMITS } from './vocabulary.ts';\nexport const x = z.number().max(LIMITS.links);",
      ENGINE,
    ],
    ['const { exp, log } = Math;\nexport const x = exp(1) + log(2) + Math.sqrt(2);', ENGINE],
    ["import seedrandom from 'seedrandom';\nexport const x = seedrandom('x').int32();", KEYS],
  ])('may say %j in %s', async (text, file) => {
    expect(await rulesBroken(text, file)).toEqual([]);
  });
});

describe('everywhere', () => {
  test.each([
    ['export const x: any = 1;', 'src/problems.ts', '@typescript-eslint/no-explicit-any'],
    ["// @ts-ignore\nexport const x: string = 'x';", 'src/problems.ts', '@typescript-eslint/ban-ts-comment'],
    ['async function x() {}\nx();\nexport {};', 'src/problems.ts', '@typescript-eslint/no-floating-promises'],
    ['async function x() {}\n[1].forEach(x);\nexport {};', 'src/problems.ts', '@typescript-eslint/no-misused-promises'],
    [
      "import { Issue } from './simulation/issue.ts';\nexport type X = Issue;",
      'src/problems.ts',
      '@typescript-eslint/consistent-type-imports',
    ],
    ['export const x = 1; // to' + 'do: later', 'src/problems.ts', 'no-warning-comments'],
    ["import { test } from 'vitest';\ntest.skip('x', () => {});", 'test/house/files.test.ts', 'no-restricted-syntax'],
  ])('nobody may say %j in %s', async (text, file, rule) => {
    expect(await rulesBroken(text, file)).toContain(rule);
  });
});
