/** What tests of the audit share: a design inspected, and what was found in it. */
import { Inspected } from '../../src/simulation/audit/inspected.ts';
import { inspect } from '../../src/simulation/audit/inspect.ts';
import { surveyOf } from '../../src/simulation/audit/survey.ts';
import type { DesignInput } from '../../src/simulation/design.ts';
import type { Environment } from '../../src/simulation/environment.ts';
import { defaultParameters, type ParameterValues } from '../../src/simulation/parameters.ts';
import { checkedDesign, planOf } from './support.ts';

/** A design, and what an inspection of the first buyers came to. */
export function inspectedOf(
  input: DesignInput,
  environment: Partial<Environment>,
  parameters: Partial<ParameterValues>,
  seed: string,
  buyers: number,
): Inspected {
  const plan = planOf(input, environment, parameters);
  const survey = surveyOf(input, checkedDesign(input).design, { ...defaultParameters(), ...parameters });
  return new Inspected(survey, plan, inspect(plan, seed, 0, buyers));
}
