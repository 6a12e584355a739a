/** The building blocks that designs, changes and environments are checked with: each message says the value and the range. */
import { z } from 'zod';
import { describeRange, isWithin, showValue, type Issue, type Range } from './issue.ts';
import { LIMITS } from './vocabulary.ts';

/** A finite number inside a range. */
export const number = (range: Range) =>
  z
    .number({ error: (issue) => `must be a number, ${describeRange(range)}; got ${showValue(issue.input)}` })
    .refine((value) => isWithin(range, value), {
      error: (issue) => `must be ${describeRange(range)}; got ${showValue(issue.input)}`,
    });

export const between = (minimum: number, maximum: number) => number({ minimum, maximum });
/** A chance strictly between 0 and 1. */
export const rate = () => number({ minimum: 0, maximum: 1, aboveMinimum: true, belowMaximum: true });
/** A share from 0 to 1, ends included. */
export const share = () => between(0, 1);
export const weight = () => between(0, 1e6);

export const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, { error: (issue) => `must be one of ${words.join(', ')}; got ${showValue(issue.input)}` });

/** Text that a database and a terminal can hold: no control characters but line breaks and tabs. */
export const text = (minimum: number, maximum: number) =>
  z
    .string({ error: (issue) => `must be text; got ${showValue(issue.input)}` })
    .refine((value) => isWithin({ minimum, maximum }, lengthOf(value, maximum)), {
      error: (issue) => {
        const length = typeof issue.input === 'string' ? lengthOf(issue.input, maximum) : 0;
        return `must have ${minimum} to ${maximum} characters; got ${length}`;
      },
    })
    .refine((value) => !FORBIDDEN.test(value) && value.isWellFormed(), {
      error: () => 'must not hold control characters or broken Unicode',
    });

/** Characters of a text, where spaces around it are none, unless it is too long with them. */
const lengthOf = (value: string, maximum: number): number => (value.length > maximum ? value : value.trim()).length;

// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

export const name = () => text(1, LIMITS.nameLength);

const KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Lower-case words with hyphens: the stable name that luck is addressed by. */
export const key = () =>
  z
    .string({ error: (issue) => `must be text; got ${showValue(issue.input)}` })
    .refine((value) => KEY.test(value) && value.length <= LIMITS.keyLength, {
      error: (issue) =>
        `must be lower-case words with hyphens, at most ${LIMITS.keyLength} characters; got ${showValue(issue.input)}`,
    });

/** A list of so many entries. One that is too long is not looked into, since it can have a million of them. */
export const list = <Item extends z.ZodType>(item: Item, maximum: number, minimum = 0) => {
  const error = (issue: { readonly input?: unknown }) =>
    `must have ${minimum} to ${maximum} entries; got ${Array.isArray(issue.input) ? issue.input.length : 0}`;
  return z
    .array(z.unknown(), { error: (issue) => `must be a list; got ${showValue(issue.input)}` })
    .refine((value) => value.length <= maximum, { error })
    .pipe(z.array(item as z.ZodType<z.output<Item>>).refine((value) => value.length >= minimum, { error }));
};

/** An object of known fields; unknown ones are named. */
export const record = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `has no field ${(issue.keys ?? []).join(', ')}`
        : `must be an object; got ${showValue(issue.input)}`,
  });

/** May be left out; null counts as left out. */
export const optional = <Schema extends z.ZodType>(schema: Schema) =>
  schema
    .nullish()
    .transform((value) => value ?? undefined)
    .optional();

/** Runs a schema and gives all that is wrong, each with its path below `at`. */
export function problemsOf(schema: z.ZodType, input: unknown, at: readonly string[] = []): Issue[] {
  const result = schema.safeParse(input, { reportInput: true });
  return result.success
    ? []
    : result.error.issues.map((issue) => ({ path: [...at, ...issue.path.map(String)], message: issue.message }));
}

/** Removes what is undefined, at any depth, so that "left out" has one form. */
export function compact<T>(value: T): T {
  return strip(value) as T;
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .map(([field, entry]) => [field, strip(entry)]);
  return Object.fromEntries(entries);
}
