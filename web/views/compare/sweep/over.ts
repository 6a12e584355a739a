/** What is varied in a sweep, in words. */
import { formatNumber } from '../../../format.ts';
import type { Swept } from '../../../generated/schema.ts';

interface Words {
  readonly name: string;
  /** What stands below the axis. */
  readonly axis: string;
  readonly at: (value: number) => string;
}

export const OVER: Readonly<Record<Swept, Words>> = {
  DISORDER: {
    name: 'Disorder of the world',
    axis: 'Disorder: 0 is the plan, 1 is life as it is',
    at: (value) => `disorder ${formatNumber(value)}`,
  },
  CONSISTENCY: {
    name: 'Consistency of the story',
    axis: 'How far the story is made one: 0 as told, 1 all say the promise',
    at: (value) => `consistency ${formatNumber(value)}`,
  },
  PARAMETER: {
    name: 'A parameter of the model',
    axis: 'Value of the parameter',
    at: (value) => `a value of ${formatNumber(value, 4)}`,
  },
};
