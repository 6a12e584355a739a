/**
 * Writes web/generated/fields.ts: what schema.graphql says of every field that can be written – its description, its
 * range, and what it is when left out – so that a form on the page shows what the server will check.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { buildSchema, isEnumType, isInputObjectType } from 'graphql';

const RANGE = /(?<from>Above|At least) (?<minimum>-?[\d.]+) and (?<to>below|at most) (?<maximum>-?[\d.]+)\. ?/i;
const FALLBACK = /Left out: (?<fallback>[^.]*(?:\.\d[^.]*)*)\. ?/;
const NULL = / ?Null: [^.]*\./;

interface FieldInfo {
  readonly description: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly aboveMinimum?: true;
  readonly belowMaximum?: true;
  readonly fallback?: string;
}

function readField(description: string): FieldInfo {
  const range = RANGE.exec(description)?.groups;
  const fallback = FALLBACK.exec(description)?.groups?.fallback;
  return {
    description: description.replace(RANGE, '').replace(FALLBACK, '').replace(NULL, '').trim(),
    ...(range && {
      minimum: Number(range.minimum),
      maximum: Number(range.maximum),
      ...(range.from.toLowerCase() === 'above' && { aboveMinimum: true as const }),
      ...(range.to === 'below' && { belowMaximum: true as const }),
    }),
    ...(fallback !== undefined && { fallback }),
  };
}

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));

const fields = Object.fromEntries(
  types
    .filter(isInputObjectType)
    .map((type) => [
      type.name.replace(/Input$/, ''),
      Object.fromEntries(
        Object.values(type.getFields()).map((field) => [field.name, readField(field.description ?? '')]),
      ),
    ]),
);
const words = Object.fromEntries(
  types
    .filter(isEnumType)
    .map((type) => [
      type.name,
      Object.fromEntries(type.getValues().map((value) => [value.name, value.description ?? ''])),
    ]),
);

mkdirSync('web/generated', { recursive: true });
writeFileSync(
  'web/generated/fields.ts',
  `/** Written by scripts/fields.ts from schema.graphql. */

export interface FieldInfo {
  readonly description: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly aboveMinimum?: true;
  readonly belowMaximum?: true;
  /** What it is when left out. */
  readonly fallback?: string;
}

/** Every field that can be written, by the name of its input type without "Input". */
export const FIELDS = ${JSON.stringify(fields, null, 2)} as const satisfies Readonly<Record<string, Readonly<Record<string, FieldInfo>>>>;

/** What every value of every enumeration means. */
export const MEANINGS = ${JSON.stringify(words, null, 2)} as const;
`,
);
