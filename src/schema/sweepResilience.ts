/** What a sweep comes to: how much of a plan survives, and where scenarios cease to differ. */
import type { StudyArm } from '../db/generated/client.ts';
import type { PairedFigure } from '../simulation/compare.ts';
import { describeFigure, FIGURES } from '../simulation/figures.ts';
import { LASTING_NAMES, type SurvivingFigure } from '../simulation/planSurvival.ts';
import type { Vanishing } from '../simulation/sweep.ts';
import { builder } from './builder.ts';
import { ArmType } from './comparison.ts';
import { EstimateShape } from './estimate.ts';
import { costOf, NAMES, only } from './names.ts';

const SurvivingFigureType = builder.objectRef<SurvivingFigure>('SurvivingFigure').implement({
  description:
    'How much of a figure of the plan survives: its value at disorder 1 over that at disorder 0, paired; null where the planned value is 0.',
  interfaces: [EstimateShape],
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The figure: boughtShare, memory, revenue …' }),
    unit: t.string({
      description: 'The unit of `planned` and `lived`.',
      resolve: ({ name }) => describeFigure(name).unit,
    }),
    description: t.string({ description: 'What it is.', resolve: ({ name }) => describeFigure(name).description }),
    planned: t.exposeFloat('planned', { nullable: true, description: 'Its value at disorder 0.' }),
    lived: t.exposeFloat('lived', { nullable: true, description: 'Its value at disorder 1.' }),
  }),
});

export const SurvivalOfPlanType = builder
  .objectRef<{ readonly arm: StudyArm; readonly figures: readonly SurvivingFigure[] }>('PlanSurvival')
  .implement({
    description: 'How much of what a scenario’s plan promises survives in life as the parameters describe it.',
    fields: (t) => ({
      scenario: t.field({ type: ArmType, description: 'Which scenario.', resolve: ({ arm }) => arm }),
      metrics: t.field({
        type: [SurvivingFigureType],
        complexity: costOf(LASTING_NAMES.length),
        description: `The figures that can survive in part, means over all buyers that are never below 0: ${LASTING_NAMES.join(', ')}. Each interval holds by itself.`,
        args: { names: t.arg.stringList({ description: NAMES }) },
        resolve: ({ figures }, { names }) => only(figures, names),
      }),
    }),
  });

const VanishingFigureType = builder
  .objectRef<Vanishing & { readonly name: PairedFigure['name'] }>('VanishingFigure')
  .implement({
    description:
      'Where a difference is no longer told from 0, by the intervals of the lifts. That it is not told from 0 by so many buyers does not prove that it is 0.',
    fields: (t) => ({
      name: t.exposeString('name', { description: 'The figure: boughtShare, memory, EMPATHY …' }),
      vanishesAt: t.exposeFloat('vanishesAt', {
        nullable: true,
        description:
          'The smallest value of the sweep such that there, and at every larger one, the interval holds 0; null when that of the largest value does not.',
      }),
      lastDifferent: t.exposeFloat('lastDifferent', {
        nullable: true,
        description: 'The largest value of the sweep whose interval does not hold 0; null when all do.',
      }),
    }),
  });

/** A challenger and the baseline along the values. */
export interface VanishingPair {
  readonly baseline: StudyArm;
  readonly challenger: StudyArm;
  readonly figures: readonly (Vanishing & { readonly name: PairedFigure['name'] })[];
}

export const VanishingType = builder.objectRef<VanishingPair>('SweepVanishing').implement({
  description: 'Where along the sweep the baseline and a challenger cease to differ.',
  fields: (t) => ({
    baseline: t.field({ type: ArmType, description: 'The baseline.', resolve: ({ baseline }) => baseline }),
    challenger: t.field({ type: ArmType, description: 'The challenger.', resolve: ({ challenger }) => challenger }),
    metrics: t.field({
      type: [VanishingFigureType],
      complexity: costOf(FIGURES.length + 2),
      description: 'By figure.',
      args: { names: t.arg.stringList({ description: NAMES }) },
      resolve: ({ figures }, { names }) => only(figures, names),
    }),
  }),
});
