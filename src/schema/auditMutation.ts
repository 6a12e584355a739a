/** Starting audits. */
import { STUDY_DEFAULTS, STUDY_LIMITS } from '../studies/limits.ts';
import { answering } from './answer.ts';
import { AuditType } from './audit.ts';
import { builder } from './builder.ts';
import { EnvironmentInput } from './environment.ts';
import { SEED, seedOf, withSubject } from './subject.ts';

const StartAuditInput = builder.inputType('StartAuditInput', {
  description: 'What to audit: a scenario, or a design as it stands in a world of its own.',
  fields: (t) => ({
    scenarioId: t.id({ description: 'The id of the scenario; or give designId.' }),
    designId: t.id({ description: 'The id of the design; or give scenarioId.' }),
    environment: t.field({
      type: EnvironmentInput,
      description: 'The world around the design; with designId alone. Left out: the defaults.',
    }),
    buyers: t.int({
      description: `How many buyers, each of whom lives under the plan and under every repair of it: at least 1; with the most repairs that there can be at most ${STUDY_LIMITS.studyLives} lives. Left out: ${STUDY_DEFAULTS.experimentBuyers}.`,
    }),
    seed: t.string({ description: SEED }),
  }),
});

builder.mutationField('startAudit', (t) =>
  t.field({
    type: AuditType,
    description: 'Starts an audit. The same one asked for again answers with the one that is there.',
    args: { input: t.arg({ type: StartAuditInput, required: true, description: 'What to audit.' }) },
    errors: answering('audit', 'The audit: started, or the same one asked for before.'),
    resolve: (_root, { input }, { studies }) =>
      withSubject(input, (ids) => {
        const { environment, buyers } = input;
        return studies.startAudit({ ...ids, environment, buyers, seed: seedOf(input) });
      }),
  }),
);
