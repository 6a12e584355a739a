/** Which of several scenarios is best on a figure, look after look, with the probability that it is. */
import { FIGURES, placeOf, type FigureName } from './figures.ts';
import { PanelReader } from './paired.ts';
import type { PanelTally } from './panelTally.ts';
import { posteriorBest, screen, type Contest } from './selection.ts';

/** What makes one scenario better than another. */
export interface BestRule {
  readonly metric: FigureName;
  readonly highest: boolean;
  /** A difference smaller than this does not matter, in the unit of the metric; null: nobody said, so nothing stops early. */
  readonly indifference: number | null;
  readonly confidence: number;
}

export interface Best extends BestRule {
  /** Place of the scenario; null when the metric has nothing to judge under one of them. */
  readonly scenario: number | null;
  /** Probability that it is the best: see `concluded`. */
  readonly probability: number | null;
  /**
   * Whether the procedure has decided: then the scenario is the best with at least the confidence, if the best leads every
   * other one by the indifference or more. Else the buyers have run out, and the probability is a Bonferroni bound on the posterior one, shared evenly with
   * scenarios that no buyer tells from it.
   */
  readonly concluded: boolean;
  /** Places of the scenarios not ruled out. */
  readonly survivors: readonly number[];
}

/** Keeps who is still in the running for the best, look after look. */
export class Selection {
  readonly rule: BestRule;
  survivors: readonly number[];

  constructor(rule: BestRule, scenarios: number) {
    this.rule = rule;
    this.survivors = Array.from({ length: scenarios }, (_, scenario) => scenario);
  }

  /** Takes a look; true when one alone is left. */
  look(panel: PanelTally): boolean {
    const { indifference, confidence, highest } = this.rule;
    const contest = contestOf(panel, this.rule.metric);
    if (indifference === null || !contest) return false;
    this.survivors = screen(contest, { confidence, indifference, highest }, this.survivors);
    return this.survivors.length === 1;
  }

  /** What came of it, after the last look. */
  conclude(panel: PanelTally): Best {
    const { rule, survivors } = this;
    const contest = contestOf(panel, rule.metric);
    if (!contest) return { ...rule, scenario: null, probability: null, concluded: false, survivors };
    if (survivors.length === 1 && panel.layout.arms > 1)
      return { ...rule, scenario: survivors[0], probability: rule.confidence, concluded: true, survivors };
    const { best, probability } = posteriorBest(contest, rule.highest, survivors);
    return { ...rule, scenario: best, probability, concluded: false, survivors };
  }
}

/** The scenarios as contestants for a metric; null when one of them has nothing to judge. */
function contestOf(panel: PanelTally, metric: FigureName): Contest | null {
  const reader = new PanelReader(panel);
  const { isShare, y, factor } = FIGURES[placeOf(metric)];
  const values = Array.from({ length: panel.layout.arms }, (_, arm) => reader.value(arm, metric));
  if (values.some((value) => value === null)) return null;
  return {
    n: reader.buyers,
    systems: values.length,
    // Shares of all buyers: a buyer counts 0 or 1 in each.
    ...(isShare && y === null && { span: factor }),
    mean: (i) => values[i] as number,
    varianceOfDifference: (i, j) => reader.varianceOfDifference(reader.pairOf(Math.min(i, j), Math.max(i, j)), metric),
  };
}
