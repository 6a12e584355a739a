/** Problems that people can act on, as the data that mutations and previews answer with. */
import type { Issue } from '../simulation/issue.ts';
import { Conflict, InvalidInput, LimitExceeded, NotFound, type Problem } from '../problems.ts';
import { builder } from './builder.ts';

export const ProblemType = builder.interfaceRef<Problem>('Problem').implement({
  description: 'Something that the asker can put right.',
  fields: (t) => ({
    code: t.exposeString('code', {
      description: 'What kind of problem, for programs: UPPER_SNAKE, listed in docs/errors.md.',
    }),
    message: t.exposeString('message', { description: 'What is wrong, for people.' }),
  }),
});

export const IssueType = builder.objectRef<Issue>('Issue').implement({
  description: 'One thing that is wrong, or may not be meant: where, and what.',
  fields: (t) => ({
    path: t.exposeStringList('path', {
      description: 'The way to the field, from the input down: names of fields, and positions in lists from 0.',
    }),
    message: t.exposeString('message', { description: 'What is wrong, with the value found and the range allowed.' }),
  }),
});

builder.objectType(InvalidInput, {
  name: 'InvalidInput',
  description: 'The input breaks rules. Nothing was saved or started.',
  interfaces: [ProblemType],
  fields: (t) => ({
    issues: t.field({
      type: [IssueType],
      description: 'All that is wrong, at once; paths are relative to `input`.',
      resolve: (problem) => [...problem.issues],
    }),
  }),
});

builder.objectType(NotFound, {
  name: 'NotFound',
  description: 'The id or key leads nowhere.',
  interfaces: [ProblemType],
});

builder.objectType(Conflict, {
  name: 'Conflict',
  description: 'The design has moved on since it was read. Nothing was saved.',
  interfaces: [ProblemType],
  fields: (t) => ({
    currentRevision: t.exposeInt('currentRevision', { description: 'The revision that the design is at now.' }),
  }),
});

builder.objectType(LimitExceeded, {
  name: 'LimitExceeded',
  description: 'More was asked for than is allowed.',
  interfaces: [ProblemType],
  fields: (t) => ({
    limit: t.expose('limit', { type: 'SafeInt', description: 'The most that is allowed.' }),
    asked: t.expose('asked', { type: 'SafeInt', description: 'What was asked for.' }),
  }),
});
