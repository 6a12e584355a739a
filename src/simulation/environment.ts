/** The world around a design: how long, how buyers arrive, how far from the plan life is. */
import type { z } from 'zod';
import { showValue, type Checked, type Issue } from './issue.ts';
import { between, compact, optional, problemsOf, record } from './schema.ts';
import { LIMITS } from './vocabulary.ts';

export interface Environment {
  /** Days simulated, H. */
  readonly horizonDays: number;
  /** Buyers arrive uniformly over these days, A < H; 0 = all on day 0. */
  readonly arrivalDays: number;
  /** ω: 0 is the plan, 1 is life as the parameters describe it, above 1 is harsher. */
  readonly disorder: number;
}

export const DEFAULT_ENVIRONMENT: Environment = { horizonDays: 90, arrivalDays: 0, disorder: 1 };

export const environmentSchema = record({
  horizonDays: optional(between(1, LIMITS.horizonDays)),
  arrivalDays: optional(between(0, LIMITS.horizonDays)),
  disorder: optional(between(0, 10)),
});

export type EnvironmentInput = z.infer<typeof environmentSchema>;

/** Checks an environment and fills in what is left out. `at` is where it stands in the caller's input. */
export function parseEnvironment(input: unknown, at: readonly string[] = ['environment']): Checked<Environment> {
  const issues: Issue[] = problemsOf(environmentSchema, input ?? {}, at);
  const { horizonDays, arrivalDays } = daysOf(input ?? {});
  if (arrivalDays >= horizonDays)
    issues.push({
      path: [...at, 'arrivalDays'],
      message: `must be below horizonDays (${horizonDays}); got ${showValue(arrivalDays)}`,
    });
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, value: { ...DEFAULT_ENVIRONMENT, ...compact(environmentSchema.parse(input ?? {})) } };
}

/** The days that can be compared, whatever else is wrong: NaN for what is none, which is told already. */
function daysOf(input: object): Pick<Environment, 'horizonDays' | 'arrivalDays'> {
  const given = input as Readonly<Record<string, unknown>>;
  const read = (field: 'horizonDays' | 'arrivalDays'): number => {
    const { success, data } = environmentSchema.shape[field].safeParse(given[field]);
    return success ? (data ?? DEFAULT_ENVIRONMENT[field]) : NaN;
  };
  return { horizonDays: read('horizonDays'), arrivalDays: read('arrivalDays') };
}
