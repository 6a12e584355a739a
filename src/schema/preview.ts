/** Previews: a few buyers at once, nothing stored. */
import { InvalidInput, LimitExceeded, NotFound } from '../problems.ts';
import { LIMITS } from '../simulation/vocabulary.ts';
import { STUDY_DEFAULTS, STUDY_LIMITS } from '../studies/limits.ts';
import { answering } from './answer.ts';
import { builder } from './builder.ts';
import { ChangeInput } from './change.ts';
import { DesignInput } from './designMutations.ts';
import { EnvironmentInput } from './environment.ts';
import { RESULT_COST, ResultType } from './result.ts';
import { SEED, seedOf, withSubject } from './subject.ts';

/** A preview may live through 20,000 buyers, so an operation can hold a handful of them. */
const PREVIEW_COST = 4_000;

const PreviewInput = builder.inputType('PreviewInput', {
  description: 'What to try: a scenario, a saved design or one at hand, with further changes.',
  fields: (t) => ({
    scenarioId: t.id({ description: 'The id of a scenario; or give designId or design.' }),
    designId: t.id({ description: 'The id of a design; or give scenarioId or design.' }),
    design: t.field({
      type: DesignInput,
      description: 'A design that need not be saved; or give scenarioId or designId.',
    }),
    changes: t.field({
      type: [ChangeInput],
      description: `What to do differently, after the scenario’s own changes: at most ${LIMITS.changes}. Left out: nothing.`,
    }),
    environment: t.field({
      type: EnvironmentInput,
      description:
        'The world around it. What is left out, all of it or a field: as the scenario has it, else the default.',
    }),
    buyers: t.int({
      description: `How many buyers: 1 to ${STUDY_LIMITS.previewBuyers}. Left out: ${STUDY_DEFAULTS.previewBuyers}.`,
    }),
    seed: t.string({ description: SEED }),
  }),
});

builder.queryField('preview', (t) =>
  t.field({
    type: ResultType,
    description: 'What would become of a few buyers, at once. Nothing is stored.',
    args: { input: t.arg({ type: PreviewInput, required: true, description: 'What to try.' }) },
    complexity: { field: PREVIEW_COST + RESULT_COST },
    errors: answering('result', 'What became of the buyers.', [InvalidInput, NotFound, LimitExceeded]),
    resolve: async (_root, { input }, { kept, studies }) => {
      const summary = await withSubject(input, (ids) =>
        studies.preview({
          ...input,
          ...ids,
          buyers: input.buyers ?? STUDY_DEFAULTS.previewBuyers,
          seed: seedOf(input),
        }),
      );
      // Another field may have failed the operation meanwhile: then nobody reads this.
      if (!kept.disposed) kept.use(summary);
      return summary;
    },
  }),
);
