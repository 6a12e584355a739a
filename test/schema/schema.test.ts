import { readFileSync } from 'node:fs';
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
  printSchema,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { CHANGE_KINDS } from '../../src/simulation/change.ts';
import { parseDesign } from '../../src/simulation/design.ts';
import { parseEnvironment } from '../../src/simulation/environment.ts';
import { CHANNELS, EVENT_KINDS, STAGES } from '../../src/simulation/vocabulary.ts';
import { LinkShape, PersonaShape, TouchpointShape } from '../../src/schema/designShapes.ts';
import { EnvironmentShape } from '../../src/schema/environment.ts';
import { schema } from '../../src/schema/index.ts';
import type { Field, Shape } from '../../src/schema/shape.ts';
import { smallDesign } from './support.ts';

const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);

test('schema.graphql is what the code says: npm run schema:print writes it', () => {
  expect(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8')).toBe(`${printSchema(schema)}\n`);
});

test('every type, field, argument and word is described', () => {
  const bare = types.flatMap((type) => {
    const parts: [string, string | null | undefined][] = [[type.name, type.description]];
    if (isObjectType(type) || isInterfaceType(type))
      for (const { name, description, args } of Object.values(type.getFields())) {
        parts.push([`${type.name}.${name}`, description]);
        parts.push(
          ...args.map((arg): [string, string | null | undefined] => [
            `${type.name}.${name}(${arg.name})`,
            arg.description,
          ]),
        );
      }
    if (isInputObjectType(type))
      for (const { name, description } of Object.values(type.getFields()))
        parts.push([`${type.name}.${name}`, description]);
    if (isEnumType(type))
      for (const { name, description } of type.getValues()) parts.push([`${type.name}.${name}`, description]);
    return parts
      .filter(([, description]) => !description || !/^[A-Z0-9“`].*[.…]$/s.test(description))
      .map(([name]) => name);
  });
  expect(bare).toEqual([]);
});

test('enums have the words of the model, in its order', () => {
  const wordsOf = (name: string) => {
    const type = schema.getType(name);
    return isEnumType(type) ? type.getValues().map((value) => value.name) : [];
  };
  expect(wordsOf('Channel')).toEqual([...CHANNELS]);
  expect(wordsOf('Stage')).toEqual([...STAGES]);
  expect(wordsOf('EventKind')).toEqual([...EVENT_KINDS]);
});

test('a change is exactly one of all the kinds there are', () => {
  const type = schema.getType('ChangeInput');
  if (!isInputObjectType(type)) throw new Error('ChangeInput is no input.');
  expect(type.isOneOf).toBe(true);
  expect(Object.keys(type.getFields())).toEqual(CHANGE_KINDS);
});

test('every mutation answers with its success, which has one field, or with a problem', () => {
  const fields = Object.values(schema.getMutationType()?.getFields() ?? {});
  expect(fields.map(({ name }) => name)).toEqual([
    'createDesign',
    'updateDesign',
    'deleteDesign',
    'importDesign',
    'createScenario',
    'deleteScenario',
    'startRun',
    'cancelStudy',
    'startComparison',
    'startAttribution',
    'startSensitivity',
    'startAudit',
    'startSweep',
    'startSearch',
  ]);
  for (const { name, type } of fields) {
    const union = getNamedType(type);
    if (!isUnionType(union) || !isNonNullType(type)) throw new Error(`${name} answers with no union.`);
    const [success, ...others] = [...union.getTypes()].sort(
      (one, other) => Number(/Success$/.test(other.name)) - Number(/Success$/.test(one.name)),
    );
    expect(success.name).toBe(`${name.charAt(0).toUpperCase()}${name.slice(1)}Success`);
    expect(Object.keys(success.getFields())).toEqual([name.replace(/^[a-z]+/, '').toLowerCase()]);
    for (const problem of others) expect(problem.getInterfaces().map((type) => type.name)).toEqual(['Problem']);
  }
});

describe('the ranges that descriptions tell are those that are checked', () => {
  const design = smallDesign('ranges');
  const [mail] = design.touchpoints;
  const [walker] = design.personas;
  const pathsIn = (input: object): string[] => {
    const checked = parseDesign(input);
    return checked.ok ? [] : checked.issues.map(({ path }) => path.join('.'));
  };

  /** Every number in a shape, with the way to it. */
  const numbersOf = (shape: Shape, path: readonly string[] = []): { path: readonly string[]; field: Field }[] =>
    Object.entries(shape.fields).flatMap(([name, field]) => {
      const inner = typeof field.type === 'object' && 'shape' in field.type && !field.list ? field.type.shape : null;
      if (inner) return numbersOf(inner, [...path, name]);
      return field.range && !field.list ? [{ path: [...path, name], field }] : [];
    });
  const put = (value: object, [name, ...rest]: readonly string[], number: number): object => ({
    ...value,
    [name]: rest.length > 0 ? put((value as Record<string, object>)[name] ?? {}, rest, number) : number,
  });

  const CASES: readonly (readonly [
    what: string,
    shape: Shape,
    check: (path: readonly string[], number: number) => string[],
  ])[] = [
    [
      'touchpoints',
      TouchpointShape,
      (path, number) =>
        pathsIn({
          ...design,
          links: [],
          touchpoints: [
            put(
              { ...mail, push: { ...mail.push, ...(path.at(-1) === 'perDay' && { days: undefined }) } },
              path,
              number,
            ),
          ],
        }),
    ],
    [
      'personas',
      PersonaShape,
      (path, number) => pathsIn({ ...design, personas: [put(walker, path, number), design.personas[1]] }),
    ],
    ['links', LinkShape, (path, number) => pathsIn({ ...design, links: [put(design.links[0], path, number)] })],
    [
      'environments',
      EnvironmentShape,
      (path, number) => {
        // Buyers must have arrived before the end, whatever the end.
        const arrival = path[0] === 'arrivalDays' && number > 0;
        const checked = parseEnvironment({
          horizonDays: arrival ? 1095 : 90,
          ...put({}, path, arrival && number === 1095 ? 1094 : number),
        });
        return checked.ok ? [] : checked.issues.map((issue) => issue.path.join('.'));
      },
    ],
  ];
  const numbers = CASES.flatMap(([what, shape, check]) =>
    numbersOf(shape).map(({ path, field }) => ({
      name: `${what}: ${path.join('.')}`,
      path,
      range: field.range!,
      check,
    })),
  );

  test.each(numbers)('$name', ({ path, range, check }) => {
    const { minimum, maximum, aboveMinimum, belowMaximum } = range;
    const small = 1e-9;
    const fits = (number: number) => !check(path, number).some((found) => found.endsWith(path.join('.')));
    expect(fits(minimum)).toBe(!aboveMinimum);
    expect(fits(maximum)).toBe(!belowMaximum);
    if (aboveMinimum) expect(fits(minimum + small)).toBe(true);
    if (belowMaximum) expect(fits(maximum - small)).toBe(true);
    expect(fits(aboveMinimum ? -small : minimum - small)).toBe(false);
    expect(fits(maximum + Math.max(small, maximum * 1e-12))).toBe(false);
  });
});
