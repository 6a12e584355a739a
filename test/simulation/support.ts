/** What the tests of the engine share: small designs, plans from them, the examples, laws over random cases. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { applyChanges, parseChanges, type Change } from '../../src/simulation/change.ts';
import { compile } from '../../src/simulation/compile.ts';
import {
  parseDesign,
  type CheckedDesign,
  type DesignInput,
  type TouchpointInput,
} from '../../src/simulation/design.ts';
import { DEFAULT_ENVIRONMENT, parseEnvironment, type Environment } from '../../src/simulation/environment.ts';
import type { Checked } from '../../src/simulation/issue.ts';
import { defaultParameters, PARAMETERS, type ParameterValues } from '../../src/simulation/parameters.ts';
import type { Plan } from '../../src/simulation/plan.ts';
import { simulate } from '../../src/simulation/run.ts';
import { summarize } from '../../src/simulation/summarize.ts';
import type { Metric, MetricName, Summary } from '../../src/simulation/summary.ts';
import type { Case } from './arbitrary.ts';

/** The value of a check that must succeed. */
export function valueOf<T>(checked: Checked<T>): T {
  if (checked.ok) return checked.value;
  throw new Error(checked.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('\n'));
}

export const checkedDesign = (input: unknown): CheckedDesign => valueOf(parseDesign(input));

/** Any of the fields may be left out, at any depth. */
type Sparse<T> = T extends readonly (infer Entry)[]
  ? readonly Sparse<Entry>[]
  : T extends object
    ? { readonly [Field in keyof T]?: Sparse<T[Field]> }
    : T;

export type Parts = Sparse<DesignInput> & { readonly touchpoints: readonly Sparse<TouchpointInput>[] };

/** A design of a few parts: what is left out is one theme, one persona, and websites. */
export function designOf({ personas = [{}], touchpoints, ...rest }: Parts): DesignInput {
  return checkedDesign({
    key: 'design',
    name: 'Design',
    story: { title: 'Story', themes: ['care'], promise: [{ theme: 'care', weight: 1 }] },
    personas: personas.map((persona, index) => ({ key: `persona-${index}`, name: 'Persona', share: 1, ...persona })),
    touchpoints: touchpoints.map((touchpoint, index) => ({
      key: `touchpoint-${index}`,
      name: 'Touchpoint',
      channel: 'WEBSITE',
      ...touchpoint,
    })),
    ...rest,
  }).input;
}

/** A design ready to run, at the defaults but for what is given. */
export function planOf(
  input: unknown,
  environment: Partial<Environment> = {},
  parameters: Partial<ParameterValues> = {},
): Plan {
  return compile(
    checkedDesign(input).design,
    { ...defaultParameters(), ...parameters },
    valueOf(parseEnvironment({ ...DEFAULT_ENVIRONMENT, ...environment })),
  );
}

export const planOfCase = ({ design, environment, parameters }: Case): Plan => planOf(design, environment, parameters);

export const summaryOf = (plan: Plan, seed: string, buyers: number): Summary =>
  summarize(plan, simulate(plan, seed, 0, buyers));

export const metricOf = (summary: Summary, name: MetricName): Metric =>
  summary.metrics.find((metric) => metric.name === name) as Metric;

/** A design after changes. */
export const changed = (input: DesignInput, ...changes: readonly Change[]): DesignInput =>
  valueOf(applyChanges(input, changes)).input;

/**
 * The coefficients of the equations all 0, so that chances are the rates alone. Half-lives and what only delays or selects
 * stay as they are.
 */
export function noCoefficients(): Partial<ParameterValues> {
  const kept =
    /HalfLife$|^(maxMemoryDays|tolerance|keep|visitSpread|elsewhere|returnFloor|dormantDays|referralDelayDays)$|^(readiness|need)[A-Z]|Spread$/;
  return Object.fromEntries(PARAMETERS.filter(({ name }) => !kept.test(name)).map(({ name }) => [name, 0]));
}

export interface ExampleScenario {
  readonly name: string;
  readonly environment: Partial<Environment>;
  readonly changes: readonly Change[];
}
export interface Example {
  readonly design: DesignInput;
  readonly scenarios: readonly ExampleScenario[];
}

/** A design of examples/, with its scenarios. */
export function example(name: string): Example {
  const file = new URL(`../../examples/${name}.json`, import.meta.url);
  const { design, scenarios } = JSON.parse(readFileSync(file, 'utf8')) as {
    design: unknown;
    scenarios: { name: string; environment?: Partial<Environment>; changes?: unknown }[];
  };
  return {
    design: checkedDesign(design).input,
    scenarios: scenarios.map((scenario) => ({
      name: scenario.name,
      environment: scenario.environment ?? {},
      changes: valueOf(parseChanges(scenario.changes)),
    })),
  };
}

const TIMES = Number(process.env.LAWS_TIMES ?? 1);

/**
 * Holds a law against random cases, the same ones each time. `LAWS_SEED=7 LAWS_TIMES=20 vitest run --project simulation
 * --testTimeout 600000 laws` looks at others, and at twenty times as many.
 */
export function law<Value>(runs: number, cases: fc.Arbitrary<Value>, check: (value: Value) => void): () => void {
  return () => {
    fc.assert(fc.property(cases, check), {
      seed: Number(process.env.LAWS_SEED ?? 20_251_124),
      numRuns: runs * TIMES,
      // A law that fails says so before its test runs out of time; a slow machine looks at fewer cases.
      interruptAfterTimeLimit: 15_000 * TIMES,
    });
  };
}
