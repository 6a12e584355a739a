import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesBelow, ROOT } from './files.ts';

const MOST_LINES = 400;

/** Files that may be longer, each with the reason. */
const LONG: Readonly<Record<string, string>> = {};

const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const linesOf = (file: string): number => read(file).trimEnd().split('\n').length;

describe('the size of files', () => {
  test(`no file of src or web has more than ${MOST_LINES} lines unless there is a reason`, () => {
    const long = [...filesBelow('src'), ...filesBelow('web')].filter(
      (file) => linesOf(file) > MOST_LINES && !(file in LONG),
    );
    expect(long).toEqual([]);
  });

  test('every exception is still needed', () => {
    const needless = Object.keys(LONG).filter((file) => linesOf(file) <= MOST_LINES);
    expect(needless).toEqual([]);
  });
});

describe('what only one machine knows', () => {
  const FORBIDDEN: readonly (readonly [what: string, pattern: RegExp])[] = [
    ['a folder of one machine', /(?<![\w.}/-])(\/work\/|\/root\/|\/home\/\w|\/Users\/\w|\/mnt\/)|[A-Z]:\\Users/],
    ['a package registry', /registry\.[\w-]+\.\w+|npmjs\.(org|com)|_auth(Token)?\s*=|artifactory|verdaccio/i],
  ];

  // This file would find its own patterns.
  const files = filesBelow().filter((file) => file !== 'test/house/files.test.ts');

  test.each(FORBIDDEN)('no file names %s', (_what, pattern) => {
    const guilty = files.flatMap((file) =>
      read(file)
        .split('\n')
        .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim().slice(0, 120)}`] : [])),
    );
    expect(guilty).toEqual([]);
  });
});
