/** Paired differences between plans that share their luck. */
import type { PairedFigure } from '../simulation/compare.ts';
import { describePaired } from '../simulation/figures.ts';
import type { PairedEstimate } from '../simulation/paired.ts';
import { builder } from './builder.ts';

export const DifferenceShape = builder.interfaceRef<PairedEstimate>('Difference').implement({
  description:
    'A difference between two plans over the same buyers with the same luck: the challenger less the baseline.',
  fields: (t) => ({
    baseline: t.exposeFloat('baseline', {
      nullable: true,
      description: 'Under the baseline; null where there is nothing to judge.',
    }),
    challenger: t.exposeFloat('challenger', { nullable: true, description: 'Under the challenger.' }),
    difference: t.exposeFloat('difference', { nullable: true, description: 'The challenger less the baseline.' }),
    low: t.exposeFloat('low', { nullable: true, description: 'Lower end of its interval.' }),
    high: t.exposeFloat('high', { nullable: true, description: 'Upper end of its interval.' }),
    varianceRatio: t.exposeFloat('varianceRatio', {
      nullable: true,
      description:
        'Variance of the difference over what separate luck would give it: at 0.1, ten times the buyers would have been needed without shared luck. null where it is not known.',
    }),
  }),
});

export const PairedFigureType = builder.objectRef<PairedFigure>('PairedFigure').implement({
  description:
    'A figure under two plans, and the paired difference with its interval. daysToBuyMedian is even within the day here, and in whole days in what a run reports.',
  interfaces: [DifferenceShape],
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The figure: boughtShare, memory, EMPATHY …' }),
    unit: t.string({ description: 'Its unit.', resolve: ({ name }) => describePaired(name).unit }),
    description: t.string({ description: 'What it is.', resolve: ({ name }) => describePaired(name).description }),
  }),
});

export const PairedDifferenceType = builder.objectRef<PairedEstimate>('PairedDifference').implement({
  description: 'A quantity under two plans, and the paired difference with its interval, in the unit of the field.',
  interfaces: [DifferenceShape],
});
