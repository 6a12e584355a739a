/** Studies: long work, whatever its kind. */
import type { Study as StudyRow, StudyKind, StudyStatus } from '../db/generated/client.ts';
import { NotFound } from '../problems.ts';
import { builder } from './builder.ts';
import { wordsOf } from './enums.ts';
import { NodeType } from './node.ts';
import { encodeNodeId, localId } from './nodeId.ts';
import { connectionTypes, isGiven, pageCost, pageOfRows } from './page.ts';
import { containing } from './search.ts';

/** The type of each kind of study that there is. */
export const STUDY_TYPES = {
  RUN: 'Run',
  COMPARISON: 'Comparison',
  ATTRIBUTION: 'Attribution',
  SENSITIVITY: 'Sensitivity',
  AUDIT: 'Audit',
  SWEEP: 'Sweep',
  SEARCH: 'Search',
} as const satisfies Partial<Record<StudyKind, string>>;
type KnownKind = keyof typeof STUDY_TYPES;

const KindWord = wordsOf<KnownKind>('StudyKind', 'The kinds of studies.', Object.keys(STUDY_TYPES) as KnownKind[], {
  RUN: 'Many buyers live through one scenario.',
  COMPARISON: 'The same buyers live through several scenarios, which are set side by side.',
  ATTRIBUTION: 'One touchpoint after another is removed from the same lives, beside what rules would credit it with.',
  SENSITIVITY: 'Parameters, traits and rates are turned over ranges, to see how much a figure hangs on each.',
  AUDIT: 'What is wrong with a plan is found, and what would mend it is tried over the same buyers.',
  SWEEP: 'The same buyers live through scenarios at value after value of one thing that is varied.',
  SEARCH: 'The smallest sets of changes, from a list, that reach goals are sought, and verified over other buyers.',
});

const STATUSES = ['QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED'] as const;
const StatusWord = wordsOf<StudyStatus>('StudyStatus', 'How far a study is.', STATUSES, {
  QUEUED: 'It waits to be taken up.',
  RUNNING: 'It is under way.',
  SUCCEEDED: 'It has its answer.',
  FAILED: 'It ended without an answer; `error` says why.',
  CANCELLED: 'Somebody cancelled it.',
});

const ProgressType = builder.objectRef<{ done: number; total: number }>('StudyProgress').implement({
  description: 'How much of a study is done.',
  fields: (t) => ({
    done: t.expose('done', {
      type: 'SafeInt',
      description: 'Buyers done; where each of them lives under several plans, lives done.',
    }),
    total: t.expose('total', {
      type: 'SafeInt',
      description:
        'How many there are in all: fewer than asked for when a stop rule ended it early. May change on the way where that depends on what is found.',
    }),
  }),
});

const ErrorType = builder.objectRef<{ code: string; message: string }>('StudyError').implement({
  description: 'Why a study failed.',
  fields: (t) => ({
    code: t.exposeString('code', {
      description: 'What kind of failure, for programs: UPPER_SNAKE, listed in docs/errors.md.',
    }),
    message: t.exposeString('message', { description: 'What happened, for people.' }),
  }),
});

export const typeNameOf = ({ kind }: Pick<StudyRow, 'kind'>): string =>
  (STUDY_TYPES as Partial<Record<StudyKind, string>>)[kind] ?? 'Run';

export const StudyType = builder.prismaInterface('Study', {
  name: 'Study',
  description: 'Long work: asked for, waited for, and kept. The same study asked for again answers with what is there.',
  interfaces: [NodeType],
  resolveType: (row) => typeNameOf(row),
  fields: (t) => ({
    id: t.id({
      description: 'The id, unique among all things of this server.',
      resolve: (row) => encodeNodeId(typeNameOf(row), row.id),
    }),
    status: t.expose('status', { type: StatusWord, description: 'How far it is.' }),
    progress: t.field({
      type: ProgressType,
      description: 'How much is done.',
      resolve: ({ progressDone, progressTotal }) => ({ done: progressDone, total: progressTotal }),
    }),
    seed: t.exposeString('seed', { description: 'The seed of its luck; with the same one the answer is the same.' }),
    engineVersion: t.exposeString('engineVersion', {
      description: 'Version of the engine that its answer comes from; see EngineInfo.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was asked for.' }),
    startedAt: t.expose('startedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was taken up, the last time if it was taken up again; null before.',
    }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ended; null before.',
    }),
    error: t.field({
      type: ErrorType,
      nullable: true,
      description: 'Why it failed; null unless it did.',
      resolve: ({ errorCode, errorMessage }) =>
        errorCode === null ? null : { code: errorCode, message: errorMessage ?? '' },
    }),
  }),
});

const [StudyConnection, StudyEdge] = connectionTypes(StudyType, 'Study', 'studies, the newest first');

/** Studies of which this holds, or holds of one of the scenarios that they set side by side. */
const onAny = <Where extends object>(where: Where) => ({ OR: [where, { arms: { some: where } }] });

/** The row's id of a study of any kind, or null when the id is of something else. */
export const studyId = (id: string): string | null => localId(id, ...Object.values(STUDY_TYPES));

builder.queryFields((t) => ({
  studies: t.connection(
    {
      type: StudyType,
      description: 'The studies, the newest first.',
      args: {
        kind: t.arg({ type: KindWord, description: 'Only those of this kind.' }),
        status: t.arg({ type: StatusWord, description: 'Only those that are this far.' }),
        designId: t.arg.id({ description: 'Only those on this design, alone or beside others.' }),
        scenarioId: t.arg.id({ description: 'Only those on this scenario, alone or beside others.' }),
        search: t.arg.string({
          description: 'Only those with this text in the name of a design or scenario of theirs, in whatever case.',
        }),
      },
      complexity: pageCost,
      resolve: (_root, { kind, status, designId, scenarioId, search, ...page }, { database: { prisma } }) => {
        const where = {
          ...(isGiven(kind) && { kind }),
          ...(isGiven(status) && { status }),
          AND: [
            isGiven(designId) ? onAny({ designId: localId(designId, 'Design') ?? '' }) : {},
            isGiven(scenarioId) ? onAny({ scenarioId: localId(scenarioId, 'Scenario') ?? '' }) : {},
            search
              ? {
                  OR: [
                    onAny({ design: { name: containing(search) } }),
                    onAny({ scenario: { name: containing(search) } }),
                  ],
                }
              : {},
          ],
        };
        return pageOfRows(
          'studies',
          'desc',
          page,
          (query) => prisma.study.findMany({ ...query, where: { AND: [where, query.where] } }),
          () => prisma.study.count({ where }),
        );
      },
    },
    StudyConnection,
    StudyEdge,
  ),
  study: t.field({
    type: StudyType,
    nullable: true,
    description: 'The study with this id; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'Its id.' }) },
    resolve: (_root, { id }, { studies }) => {
      const local = studyId(id);
      return local === null ? null : studies.find(local);
    },
  }),
}));

builder.subscriptionField('studyProgress', (t) =>
  t.field({
    type: StudyType,
    description:
      'A study as it goes on: how it stands at once, then at least twice a second while something changes, and its end, which is the last.',
    args: { id: t.arg.id({ required: true, description: 'The id of the study.' }) },
    subscribe: async (_root, { id }, { studies }) => {
      const local = studyId(id);
      if (local === null || !(await studies.find(local))) throw new NotFound('study', id);
      return studies.watch(local);
    },
    resolve: (study) => study,
  }),
);
