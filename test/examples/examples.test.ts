import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { freeze, GOLDEN, type Golden } from '../../scripts/examples/golden.ts';
import { describeRuns, readPage, replaceBlock } from '../../scripts/examples/page.ts';
import { listExamples, readExample, readExampleFile } from '../../src/db/exampleFiles.ts';
import { applyChanges, parseChanges } from '../../src/simulation/change.ts';
import { parseDesign, type Design, type DesignInput } from '../../src/simulation/design.ts';
import { parseEnvironment } from '../../src/simulation/environment.ts';
import { originsOf } from './origins.ts';
import { numbersIn } from './numbers.ts';

/** The least design that has these parts, filled in. */
function fill(parts: object): Design {
  const checked = parseDesign({
    key: 'bare',
    name: 'Bare',
    story: { title: 'Bare', themes: ['one'], promise: [{ theme: 'one', weight: 1 }] },
    personas: [{ key: 'anybody', name: 'Anybody', share: 1 }],
    touchpoints: [{ key: 'anything', name: 'Anything', channel: 'EMAIL' }],
    ...parts,
  });
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues));
  return checked.value.design;
}

const SCENARIOS = ['As planned', 'As lived', 'One story', 'Mixed messages', 'Pushy', 'With care'];

test('the three examples are there', () => {
  expect(listExamples()).toEqual(['b2b-webinar', 'coaching-community', 'shoe-retailer']);
});

describe.each(listExamples())('%s', (key) => {
  const file = readExampleFile(key);
  const input = file.design as DesignInput;

  test('is a design without a problem and without a warning', () => {
    const checked = parseDesign(file.design);
    expect(checked).toMatchObject({ ok: true, value: { warnings: [] } });
    expect(input.key).toBe(key);
  });

  test.each(file.scenarios)('$name applies without a warning', ({ name }) => {
    const scenario = readExample(key).scenarios.find((entry) => entry.name === name);
    expect(scenario?.warnings).toEqual([]);
  });

  test('has the six scenarios', () => {
    expect(file.scenarios.map((scenario) => scenario.name)).toEqual(SCENARIOS);
  });

  test('comes back from the checks as it was written', () => {
    const before = JSON.stringify(file);
    const design = parseDesign(file.design);
    expect(design).toMatchObject({ ok: true, value: { input: file.design } });
    expect(applyChanges(input, [])).toMatchObject({ ok: true, value: { input: file.design } });
    for (const { changes, environment } of file.scenarios) {
      const parsed = parseChanges(changes);
      expect(parsed).toEqual({ ok: true, value: changes });
      if (parsed.ok) applyChanges(input, parsed.value);
      expect(parseEnvironment(environment)).toMatchObject({ ok: true, value: environment });
    }
    expect(JSON.stringify(file)).toBe(before);
  });

  test('leaves out what the channel’s preset or the default says anyway', () => {
    const restated: string[] = [];
    const compare = (written: object, filled: object, at: string): void => {
      for (const [field, value] of Object.entries(written))
        if (JSON.stringify(value) === JSON.stringify((filled as Record<string, unknown>)[field]))
          restated.push(`${at}.${field}`);
    };
    for (const { key: at, name, channel, ...written } of input.touchpoints)
      compare(written, fill({ touchpoints: [{ key: at, name, channel }] }).touchpoints[0], at);
    for (const { key: at, name, share, traits = {} } of input.personas)
      compare(traits, fill({ personas: [{ key: at, name, share }] }).personas[0].traits, at);
    expect(restated).toEqual([]);
  });

  test('sets no number whose origin docs/examples.md does not give', () => {
    const origins = originsOf(readPage(), key);
    const given = new Set(origins.map(({ where, field, value }) => `${where} ${field} ${value}`));
    const set = new Set(numbersIn(file).map(({ where, field, value }) => `${where} ${field} ${value}`));
    expect([...set].filter((number) => !given.has(number))).toEqual([]);
    // A row may name more places than hold all of its values, but nothing that the file does not have.
    const rows = Map.groupBy(origins, ({ row }) => row);
    const stale = [...rows].flatMap(([row, cells]) => [
      ...['where', 'field', 'value'].flatMap((column) =>
        [...Map.groupBy(cells, (cell) => String(cell[column as 'where' | 'field' | 'value']))]
          .filter(([, same]) => !same.some(({ where, field, value }) => set.has(`${where} ${field} ${value}`)))
          .map(([cell]) => `${cell} in ${row}`),
      ),
    ]);
    expect(stale).toEqual([]);
  });
});

/** Frozen numbers: what this version of the engine gives, which need not be true. `npm run golden` freezes them anew. */
describe.each(listExamples())('frozen: %s', (key) => {
  const at = new URL(`${key}.json`, GOLDEN);
  const frozen = existsSync(at) ? (JSON.parse(readFileSync(at, 'utf8')) as Golden) : null;

  test('gives the same figures to the last digit', () => {
    expect(freeze(readExample(key))).toEqual(frozen);
  });

  test('is described on the page by the frozen figures', () => {
    const page = readPage();
    expect(frozen && replaceBlock(page, key, describeRuns(key, frozen))).toBe(page);
  });
});
