import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { PROBLEM_CODES } from '../../src/problems.ts';
import { FAILURES } from '../../src/studies/failure.ts';
import { ROOT } from './files.ts';

const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

/** The codes of the database are a type, so they are read off its text. */
const DATABASE_CODES = [...read('src/db/error.ts').matchAll(/^ +\| '([A-Z_]+)'/gm)].map(([, code]) => code);

const CODES = [...Object.keys(PROBLEM_CODES), ...Object.keys(FAILURES), ...DATABASE_CODES];

describe('docs/errors.md', () => {
  test('there are codes of three kinds, and none of them twice', () => {
    expect(DATABASE_CODES).not.toEqual([]);
    expect(CODES).toEqual([...new Set(CODES)]);
  });

  test('explains every code', () => {
    const page = read('docs/errors.md');
    expect(CODES.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
  });

  test('explains no code that does not exist, at the head of a row or a section', () => {
    const explained = [...read('docs/errors.md').matchAll(/^(?:\||#+|-) *`([A-Z]+(?:_[A-Z]+)*)`/gm)];
    expect(explained.map(([, code]) => code).filter((code) => !CODES.includes(code))).toEqual([]);
  });
});
