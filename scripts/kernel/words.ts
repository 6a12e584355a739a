/** The model's words as the kernel has them: the numbers of everything that has a name, from the same lists as the host's. */
import { PURPOSE, SERIES } from '../../src/simulation/addresses.ts';
import { DECISION } from '../../src/simulation/decisions.ts';
import { ENTRY } from '../../src/simulation/entries.ts';
import {
  CELLS_PER_PERSONA,
  COUNT,
  CURVE,
  CURVES,
  EVENT,
  EXIT,
  KINDS,
  MOMENT,
  MOMENTS,
  PATH_END,
  PATH_ENDS,
  QUANTITIES,
  QUANTITY,
  RATIO,
  RATIO_SUM,
  RATIO_SUMS,
  STEPS,
  WHOLE_QUANTITIES,
} from '../../src/simulation/layout.ts';
import { MAX_EVENTS } from '../../src/simulation/limits.ts';
import { MEASURE } from '../../src/simulation/outcome.ts';
import { CENSUS, PATH_STEPS } from '../../src/simulation/paths.ts';
import { GOAL, MOVE, OWNER, STAGE, TRIGGER } from '../../src/simulation/plan.ts';
import { CUSTOMER_LATITUDE, RELATED_LATITUDE } from '../../src/simulation/latitudes.ts';
import {
  DAY_TRAITS,
  EXITS,
  INTENTS,
  JOURNEYS,
  LIMITS,
  TRIGGERS,
  UNIT_TRAITS,
} from '../../src/simulation/vocabulary.ts';

const NAMED = {
  ...{ COUNT, CURVE, DECISION, ENTRY, EVENT, EXIT, GOAL, MEASURE, MOMENT, MOVE, OWNER, PATH_END, PURPOSE, QUANTITY },
  ...{ RATIO, RATIO_SUM, SERIES, STAGE, TRIGGER },
};

const WHOLE = {
  ...{ CELLS_PER_PERSONA, CENSUS, CURVES, KINDS, MAX_EVENTS, MOMENTS, PATH_ENDS, PATH_STEPS, RATIO_SUMS },
  ...{ WHOLE_QUANTITIES, EXITS: EXITS.length, INTENTS: INTENTS.length, JOURNEYS: JOURNEYS.length },
  ...{ QUANTITIES: QUANTITIES.length, TRIGGERS: TRIGGERS.length },
  ...{ UNIT_TRAITS: UNIT_TRAITS.length, DAY_TRAITS: DAY_TRAITS.length },
  ...{ MOST_TOUCHPOINTS: LIMITS.touchpoints, MOST_THEMES: LIMITS.themes },
};

const FRACTIONS = { STEPS, RELATED_LATITUDE, CUSTOMER_LATITUDE };

/** The text of a module of constants. */
export function wordsOfTheKernel(): string {
  const constant = (name: string, type: string, value: number): string => `export const ${name}: ${type} = ${value};`;
  return [
    '// Written by scripts/kernel.ts from the lists in src/simulation.',
    ...Object.entries(NAMED).map(([name, values]) =>
      [
        `export namespace ${name} {`,
        ...Object.entries(values).map(([word, value]) => `  ${constant(word, 'i32', value)}`),
        '}',
      ].join('\n'),
    ),
    ...Object.entries(WHOLE).map(([name, value]) => constant(name, 'i32', value)),
    ...Object.entries(FRACTIONS).map(([name, value]) => constant(name, 'f64', value)),
    '',
  ].join('\n');
}
