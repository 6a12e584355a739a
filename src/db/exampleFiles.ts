/** Reads the designs in examples/, with their scenarios: for a new server, and for scripts that need none. */
import { readdirSync, readFileSync } from 'node:fs';
import { applyChanges, parseChanges, type Change, type ChangedDesign } from '../simulation/change.ts';
import { compile } from '../simulation/compile.ts';
import { parseDesign, type CheckedDesign } from '../simulation/design.ts';
import { parseEnvironment, type Environment } from '../simulation/environment.ts';
import type { Checked } from '../simulation/issue.ts';
import type { Plan } from '../simulation/plan.ts';

export const EXAMPLES = new URL('../../examples/', import.meta.url);

/** A file of examples/ as it stands there. */
export interface ExampleFile {
  readonly design: unknown;
  readonly scenarios: readonly { readonly name: string; readonly changes: unknown; readonly environment: unknown }[];
}

/** A scenario whose changes have been applied to its design. */
export interface ExampleScenario extends ChangedDesign {
  readonly name: string;
  readonly changes: readonly Change[];
  readonly environment: Environment;
}

export interface Example {
  readonly key: string;
  readonly base: CheckedDesign;
  readonly scenarios: readonly ExampleScenario[];
}

/** Keys of the examples, sorted. */
export function listExamples(): string[] {
  return readdirSync(EXAMPLES)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

export function readExampleFile(key: string): ExampleFile {
  return JSON.parse(readFileSync(new URL(`${key}.json`, EXAMPLES), 'utf8')) as ExampleFile;
}

/**
 * Reads and checks an example.
 * @throws Error that lists all that is wrong with the file
 */
export function readExample(key: string): Example {
  const file = readExampleFile(key);
  const base = accept(key, parseDesign(file.design));
  return {
    key,
    base,
    scenarios: file.scenarios.map(({ name, changes: written, environment }) => {
      const what = `${key}, ${name}`;
      const changes = accept(what, parseChanges(written));
      return {
        name,
        changes,
        ...accept(what, applyChanges(base.input, changes)),
        environment: accept(what, parseEnvironment(environment)),
      };
    }),
  };
}

/** Compiles a scenario, in its own environment but for what is given. */
export function planOf(scenario: ExampleScenario, environment: Partial<Environment> = {}): Plan {
  return compile(scenario.design, scenario.parameters, { ...scenario.environment, ...environment });
}

/**
 * The scenario of that name.
 * @throws Error when the example has none
 */
export function findScenario(example: Example, name: string): ExampleScenario {
  const found = example.scenarios.find((scenario) => scenario.name === name);
  if (found) return found;
  const names = example.scenarios.map((scenario) => scenario.name).join(', ');
  throw new Error(`${example.key} has the scenarios ${names}; got ${name}`);
}

function accept<T>(what: string, checked: Checked<T>): T {
  if (checked.ok) return checked.value;
  const problems = checked.issues.map(({ path, message }) => `\n  ${path.join('.')} ${message}`);
  throw new Error(`The example ${what} is not right:${problems.join('')}`);
}
