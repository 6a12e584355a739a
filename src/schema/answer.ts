/** How mutations and previews answer: a union of the success and of the problems that may stand in its way. */
import { Conflict, InvalidInput, LimitExceeded, NotFound, type Problem } from '../problems.ts';
import type { Checked } from '../simulation/issue.ts';

/** What it costs to check and save a whole design, or a scenario on one: an operation can hold a handful of them. */
export const SAVING_COST = { field: 4_000 };

type ProblemClass = new (...args: never[]) => Problem;

/** All of them, so that one set of fragments fits every mutation, also when one meets more of them some day. */
const PROBLEMS: readonly ProblemClass[] = [InvalidInput, NotFound, Conflict, LimitExceeded];

/** The options of a field that answers with `<Field>Success { noun }` or one of these problems. */
export function answering<const Noun extends string>(noun: Noun, description: string, types = PROBLEMS) {
  return {
    types: [...types],
    dataField: { name: noun, description },
    result: { description: `It worked. ${description}` },
    union: { description: 'It worked, or what stands in its way.' },
  };
}

/** The value, or all that is wrong with it as a problem. */
export function accept<T>(checked: Checked<T>): T {
  if (!checked.ok) throw new InvalidInput(checked.issues);
  return checked.value;
}
