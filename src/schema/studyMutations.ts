/** Starting and cancelling studies. */
import { NotFound } from '../problems.ts';
import { STUDY_LIMITS } from '../studies/limits.ts';
import { answering } from './answer.ts';
import { builder } from './builder.ts';
import { EnvironmentInput } from './environment.ts';
import { RunType } from './run.ts';
import { StopInput } from './stop.ts';
import { studyId, StudyType } from './study.ts';
import { SEED, seedOf, withSubject } from './subject.ts';

const USUAL_BUYERS = 10_000;

const StartRunInput = builder.inputType('StartRunInput', {
  description: 'What to run: a scenario, or a design as it stands in a world of its own.',
  fields: (t) => ({
    scenarioId: t.id({ description: 'The id of the scenario; or give designId.' }),
    designId: t.id({ description: 'The id of the design; or give scenarioId.' }),
    environment: t.field({
      type: EnvironmentInput,
      description: 'The world around the design; with designId alone. Left out: the defaults.',
    }),
    buyers: t.int({ description: `How many buyers: 1 to ${STUDY_LIMITS.runBuyers}. Left out: ${USUAL_BUYERS}.` }),
    seed: t.string({ description: SEED }),
    stop: t.field({ type: StopInput, description: 'Ends the run early; `buyers` is then the most that may be used.' }),
  }),
});

builder.mutationFields((t) => ({
  startRun: t.field({
    type: RunType,
    description: 'Starts a run. The same run asked for again answers with the one that is there.',
    args: { input: t.arg({ type: StartRunInput, required: true, description: 'What to run.' }) },
    errors: answering('run', 'The run: started, or the same one asked for before.'),
    resolve: (_root, { input }, { studies }) =>
      withSubject(input, (ids) => {
        const { environment, stop, buyers } = input;
        return studies.startRun({
          ...ids,
          environment,
          buyers: buyers ?? USUAL_BUYERS,
          seed: seedOf(input),
          stop,
        });
      }),
  }),

  cancelStudy: t.field({
    type: StudyType,
    description: 'Cancels a study within a second. One that has ended stays as it is.',
    args: { id: t.arg.id({ required: true, description: 'The id of the study.' }) },
    errors: answering('study', 'The study as it is now.'),
    resolve: async (_root, { id }, { studies }) => {
      const local = studyId(id);
      if (local === null || !(await studies.find(local))) throw new NotFound('study', id);
      return studies.cancel(local);
    },
  }),
}));
