/**
 * Plain values that clients both write and read – touchpoints, personas, links … – described once: each table of fields
 * gives a GraphQL input (what may be left out is optional), the output that reads back filled in, and where needed the
 * output that reads back as written (what was left out is null).
 */
import type { ImplementableObjectRef, InputRef, ObjectRef } from '@pothos/core';
import { describeRange, type Range } from '../simulation/issue.ts';
import { builder } from './builder.ts';

type Scalar = 'String' | 'Float' | 'Int' | 'Boolean';
type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never;

export interface Field {
  readonly type: Scalar | { readonly word: unknown } | { readonly shape: Shape };
  readonly list: boolean;
  readonly description: string;
  /** Must be written. */
  readonly required: boolean;
  /** May be null even when filled in; says what null means. */
  readonly nothing?: string;
  /** The numbers that are accepted: of the value, or of each value in a list. */
  readonly range?: Range;
}

export interface Shape {
  readonly name: string;
  readonly description: string;
  readonly fields: Readonly<Record<string, Field>>;
}

/** A table of fields that has every field of T, and no other. */
export function shape<T>(name: string, description: string, fields: { readonly [K in keyof T]-?: Field }): Shape {
  return { name, description, fields };
}

interface More {
  /** What it is when left out, in words or as the value; absent = it must be written. */
  readonly left?: string | number;
  readonly nothing?: string;
  readonly list?: boolean;
  readonly range?: Range;
}

function field(type: Field['type'], text: string, more: More, remarks: readonly string[] = []): Field {
  const told = [
    text,
    ...remarks,
    ...(more.range ? [`${more.list ? 'Each ' : ''}${describeRange(more.range)}.`] : []),
    ...(more.left === undefined ? [] : [`Left out: ${more.left}.`]),
    ...(more.nothing === undefined ? [] : [`null: ${more.nothing}.`]),
  ];
  return {
    type,
    list: more.list ?? false,
    description: told.map((sentence) => sentence.charAt(0).toUpperCase() + sentence.slice(1)).join(' '),
    required: more.left === undefined,
    nothing: more.nothing,
    range: more.range,
  };
}

/** A number inside a range. */
export const amount = (text: string, range: Range, more: More = {}) => field('Float', text, { ...more, range });

export const words = (text: string, maximum: number, more: More = {}) =>
  field('String', text, more, [`${more.list ? 'Each at' : 'At'} most ${maximum} characters.`]);

export const keyOf = (text: string, more: More = {}) => field('String', text, more, ['Lower-case words with hyphens.']);

/** One word of an enum. */
export const oneWord = (word: unknown, text: string, more: More = {}) => field({ word }, text, more);

export const nested = (inner: Shape, text: string, more: More = {}) => field({ shape: inner }, text, more);

export const listOf = (inner: Shape, text: string, more: More = {}) =>
  field({ shape: inner }, text, { ...more, list: true });

type Form = 'input' | 'filled' | 'written';

/** Lists inside touchpoints and personas have a few entries. */
const SHORT = { multiplier: 4 };

const inputs = new Map<Shape, InputRef<unknown>>();
type Output = ImplementableObjectRef<Types, Record<string, unknown>>;
const outputs = new Map<string, Output>();

/** The input type of a shape, named after it with `Input`. */
export function inputOf<T>(of: Shape, name = `${of.name}Input`): InputRef<T> {
  let ref = inputs.get(of);
  if (!ref) {
    ref = builder.inputType(name, {
      description: of.description,
      fields: (t) =>
        Object.fromEntries(
          Object.entries(of.fields).map(([key, one]) => {
            const type = typeIn(one, 'input') as 'String';
            const options = { description: one.description, required: one.required };
            return [
              key,
              one.list
                ? t.field({ ...options, type: [type], required: { list: one.required, items: true } })
                : t.field({ ...options, type }),
            ];
          }),
        ),
    });
    inputs.set(of, ref);
  }
  return ref as InputRef<T>;
}

/** The output type of a shape with nothing left out. */
export function outputOf<T extends object>(of: Shape): ObjectRef<Types, T> {
  return makeOutput(of, 'filled') as unknown as ObjectRef<Types, T>;
}

/** The output type of a shape as it was written; named with `Written` before it where it differs from the filled-in one. */
export function writtenOf<T extends object>(of: Shape): ObjectRef<Types, T> {
  return makeOutput(of, 'written') as unknown as ObjectRef<Types, T>;
}

function makeOutput(of: Shape, form: 'filled' | 'written'): Output {
  const asWritten = form === 'written' && isSparse(of);
  const name = asWritten ? `Written${of.name}` : of.name;
  let ref = outputs.get(name);
  if (!ref) {
    ref = builder.objectRef<Record<string, unknown>>(name);
    outputs.set(name, ref);
    ref.implement({
      description: asWritten ? `${of.description} As it was written: what was left out is null.` : of.description,
      fields: (t) =>
        Object.fromEntries(
          Object.entries(of.fields).map(([key, one]) => {
            const type = typeIn(one, asWritten ? 'written' : 'filled') as 'String';
            const options = {
              description: one.description,
              nullable: asWritten ? !one.required : one.nothing !== undefined,
            };
            return [
              key,
              one.list
                ? t.field({ ...options, complexity: SHORT, type: [type], resolve: (parent) => parent[key] as string[] })
                : t.field({ ...options, type, resolve: (parent) => parent[key] as string }),
            ];
          }),
        ),
    });
  }
  return ref;
}

/** Whether anything in it may be left out. */
function isSparse(of: Shape): boolean {
  return Object.values(of.fields).some(
    (one) => !one.required || (typeof one.type === 'object' && 'shape' in one.type && isSparse(one.type.shape)),
  );
}

function typeIn(one: Field, form: Form): unknown {
  if (typeof one.type === 'string') return one.type;
  if ('word' in one.type) return one.type.word;
  return form === 'input' ? inputOf(one.type.shape) : makeOutput(one.type.shape, form);
}
