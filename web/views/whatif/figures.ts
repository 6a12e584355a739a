/** The figures of a preview beside those of the design as it is saved. */
import { metricLabel } from '../../words.ts';
import type { Pair } from './differ.ts';
import type { WhatIfResultFragment } from './whatif.generated.ts';

export interface Figure extends Pair {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly meaning: string;
}

/** What stands on the cards; the rest is in the table. */
export const HEADLINE: readonly string[] = [
  ...['boughtShare', 'relatedShare', 'learnedShare', 'leftShare'],
  ...['revenue', 'cost', 'memory', 'trust'],
  ...['mood', 'engagements', 'potholes', 'EMPATHY'],
];

const all = (result: WhatIfResultFragment) => [
  ...result.metrics.map(({ description, ...metric }) => ({ ...metric, meaning: description })),
  ...result.scorecard.map(({ definition, ...score }) => ({
    ...score,
    unit: 'score, 0 to 100',
    meaning: definition,
  })),
];

export function figuresOf(now: WhatIfResultFragment, before: WhatIfResultFragment): Figure[] {
  const saved = new Map(all(before).map((figure) => [figure.name, figure]));
  return all(now).flatMap((figure) => {
    const old = saved.get(figure.name);
    const { name, unit, meaning } = figure;
    return old ? [{ name, unit, meaning, label: metricLabel(name), now: figure, before: old }] : [];
  });
}
