/** From what is asked for – a scenario, a saved design, a design at hand – to the parts that a plan is compiled from. */
import type { Design, PrismaClient, Scenario, Study } from '../db/generated/client.ts';
import { loadRevision, loadRevisions } from '../db/designs.ts';
import { Kept } from '../db/kept.ts';
import { environmentOf, loadChanges, loadChangesOf } from '../db/scenarios.ts';
import { BadRequest, InvalidInput, NotFound } from '../problems.ts';
import { applyChanges, readChanges, type Change } from '../simulation/change.ts';
import { parseDesign, type DesignInput } from '../simulation/design.ts';
import { parseEnvironment, type Environment } from '../simulation/environment.ts';
import type { Checked, Issue } from '../simulation/issue.ts';
import { StudyFailure } from './failure.ts';
import type { PlanParts } from './source.ts';

/** What a study runs on: exactly one of the three. */
export interface Subject {
  readonly scenarioId?: string | null;
  readonly designId?: string | null;
  /** A design that need not be saved. Previews only. */
  readonly design?: unknown;
  /** Further changes, after the scenario's. Previews only. */
  readonly changes?: unknown;
  /** What is left out of it: as the scenario has it, else the defaults. */
  readonly environment?: unknown;
}

/** A subject found and checked, as it is saved with a study. */
export interface Resolved {
  readonly parts: PlanParts;
  readonly designId: string;
  readonly revisionId: string;
  readonly scenarioId: string | null;
}

/**
 * A saved scenario, or a saved design, with the design's current revision.
 * @throws NotFound, InvalidInput
 */
export async function resolveSaved(prisma: PrismaClient, subject: Subject): Promise<Resolved> {
  const environment = parseEnvironment(subject.environment);
  const issues = exactlyOne(subject, ['scenarioId', 'designId']);
  if (isGiven(subject.scenarioId) && isGiven(subject.environment))
    issues.push({ path: ['environment'], message: 'must be left out with scenarioId: the scenario has its own' });
  else if (!environment.ok) issues.push(...environment.issues);
  if (issues.length > 0) throw new InvalidInput(issues);
  const base = await findBase(prisma, subject);
  const { design, parameters } = accept(await applyOwn(prisma, base));
  return { ...base.ids, parts: { design, parameters, environment: base.environment ?? accept(environment) } };
}

/**
 * Anything that can be previewed: also a design at hand, further changes, and another environment than the scenario's.
 * @throws NotFound, InvalidInput
 */
export async function resolveAny(prisma: PrismaClient, subject: Subject): Promise<PlanParts> {
  const issues = exactlyOne(subject, ['scenarioId', 'designId', 'design']);
  const base = issues.length > 0 || isGiven(subject.design) ? null : await findBase(prisma, subject);
  const written = isGiven(subject.design) ? checkDesign(subject.design) : null;
  const further = readChanges(subject.changes);
  const environment = parseEnvironment({ ...base?.environment, ...givenIn(subject.environment) });
  const input = base?.input ?? (written?.ok ? written.value : null);
  const changed =
    base && further.changes.length === 0
      ? await applyOwn(prisma, base)
      : input && apply(input, base?.changes ?? [], further.changes);
  issues.push(...issuesOf(written), ...further.issues, ...issuesOf(changed), ...issuesOf(environment));
  if (issues.length > 0 || !changed) throw new InvalidInput(issues);
  const { design, parameters } = accept(changed);
  return { design, parameters, environment: accept(environment) };
}

/**
 * What a saved study runs on: the same however often it is asked, since revisions and scenarios never change.
 * @throws StudyFailure DESIGN_UNUSABLE when the checks have become stricter since
 */
export async function partsOf(prisma: PrismaClient, study: Study): Promise<PlanParts> {
  const [parts] = await partsOfAll(prisma, [study]);
  if (parts instanceof Error) throw parts;
  return parts;
}

/** What a saved study, or one of its arms, runs on. */
type Saved = Pick<Study, 'revisionId' | 'scenarioId' | 'horizonDays' | 'arrivalDays' | 'disorder'>;

/** What saved studies, or arms of them, run on, in their order, or why not. As many statements for many as for one. */
export async function partsOfAll(prisma: PrismaClient, studies: readonly Saved[]): Promise<(PlanParts | Error)[]> {
  const scenarioIds = new Set(studies.flatMap(({ scenarioId }) => scenarioId ?? []));
  const [inputs, changes] = await Promise.all([
    loadRevisions(prisma, [...new Set(studies.map(({ revisionId }) => revisionId))]),
    scenarioIds.size > 0 ? loadChangesOf(prisma, [...scenarioIds]) : new Map<string, Change[]>(),
  ]);
  return studies.map((study) => {
    const input = inputs.get(study.revisionId);
    if (!input) return new Error(`a study refers to revision ${study.revisionId}, which does not exist`);
    const checked = applyChanges(input, changes.get(study.scenarioId ?? '') ?? []);
    if (!checked.ok) return new StudyFailure('DESIGN_UNUSABLE');
    const { design, parameters } = checked.value;
    return { design, parameters, environment: environmentOf(study) };
  });
}

/** The same for those who read results: a design that cannot be used any longer is told as a problem. */
export async function partsToRead(prisma: PrismaClient, studies: readonly Saved[]): Promise<(PlanParts | Error)[]> {
  const found = await partsOfAll(prisma, studies);
  return found.map((parts) => (parts instanceof StudyFailure ? new BadRequest('NO_RESULT', parts.message) : parts));
}

interface Base {
  readonly ids: Omit<Resolved, 'parts'>;
  readonly input: DesignInput;
  readonly changes: readonly Change[];
  readonly environment: Environment | null;
}

/** Scenarios, which never change but for being deleted. */
const scenarios = new Kept<Scenario>();

/** The scenario or design that is asked for, unless it is deleted. */
async function findBase(prisma: PrismaClient, { scenarioId, designId }: Subject): Promise<Base> {
  if (!isGiven(scenarioId)) return baseOf(prisma, await findDesign(prisma, designId ?? ''), null);
  // One statement, since whatever is asked for often is asked for by a scenario.
  const [design, found] = await Promise.all([
    prisma.design.findFirst({ where: { deletedAt: null, scenarios: { some: { id: scenarioId, deletedAt: null } } } }),
    scenarios.load(prisma, [scenarioId], async (ids) => {
      const read = await prisma.scenario.findMany({ where: { id: { in: ids } } });
      return new Map(read.map((scenario) => [scenario.id, scenario]));
    }),
  ]);
  const scenario = found.get(scenarioId);
  if (design && scenario) return baseOf(prisma, design, scenario);
  if (!scenario || !(await prisma.scenario.findFirst({ where: { id: scenarioId, deletedAt: null } })))
    throw new NotFound('scenario', scenarioId);
  throw new NotFound('design', scenario.designId);
}

/** @throws NotFound */
async function findDesign(prisma: PrismaClient, id: string): Promise<Design> {
  const design = await prisma.design.findFirst({ where: { id, deletedAt: null } });
  if (!design) throw new NotFound('design', id);
  return design;
}

/** @throws NotFound */
async function baseOf(prisma: PrismaClient, design: Design, scenario: Scenario | null): Promise<Base> {
  const { id: designId, currentRevisionId: revisionId } = design;
  const input = await loadRevision(prisma, revisionId);
  if (!input) throw new NotFound('design', designId);
  return {
    ids: { designId, revisionId, scenarioId: scenario?.id ?? null },
    input,
    changes: scenario ? await loadChanges(prisma, scenario.id) : [],
    environment: scenario ? environmentOf(scenario) : null,
  };
}

/** A design after changes, or what is wrong with them. */
type Applied = Checked<Omit<PlanParts, 'environment'>>;

const applied = new Kept<Applied>();

/** Applies a scenario's own changes. It takes milliseconds, and always comes to the same, so what was asked for lately is kept. */
async function applyOwn(prisma: PrismaClient, { ids, input, changes }: Base): Promise<Applied> {
  const key = `${ids.revisionId} ${ids.scenarioId ?? ''}`;
  const found = await applied.load(prisma, [key], () => Promise.resolve(new Map([[key, apply(input, changes, [])]])));
  return found.get(key) ?? apply(input, changes, []);
}

/** Applies a scenario's changes and further ones after them; what is wrong is told where the asker can find it. */
function apply(input: DesignInput, own: readonly Change[], further: readonly (Change | null)[]): Applied {
  const checked = applyChanges(input, [...own, ...further]);
  if (checked.ok) return checked;
  const locate = ({ path, message }: Issue): Issue => {
    const [list, index, ...rest] = path;
    if (list !== 'changes') return { path: ['design', ...path], message };
    const position = Number(index) - own.length;
    const place = position < 0 ? ['scenarioId', 'changes', index] : ['changes', String(position)];
    return { path: [...place, ...rest], message };
  };
  return { ok: false, issues: checked.issues.map(locate) };
}

function checkDesign(design: unknown): Checked<DesignInput> {
  const checked = parseDesign(design);
  return checked.ok
    ? { ok: true, value: checked.value.input }
    : { ok: false, issues: checked.issues.map(({ path, message }) => ({ path: ['design', ...path], message })) };
}

const issuesOf = (checked: Checked<unknown> | null): readonly Issue[] => (!checked || checked.ok ? [] : checked.issues);

function accept<T>(checked: Checked<T>): T {
  if (checked.ok) return checked.value;
  throw new InvalidInput(checked.issues);
}

/** The fields of an object that are not left out. */
const givenIn = (value: unknown): object =>
  Object.fromEntries(Object.entries(value ?? {}).filter(([, field]) => isGiven(field)));

const isGiven = <T>(value: T): value is NonNullable<T> => value !== undefined && value !== null;

function exactlyOne(subject: Subject, fields: readonly (keyof Subject)[]): Issue[] {
  const given = fields.filter((field) => isGiven(subject[field]));
  if (given.length === 1) return [];
  const got = given.length === 0 ? 'none' : given.join(' and ');
  return [{ path: [], message: `must have exactly one of ${fields.join(', ')}; got ${got}` }];
}
