/** Variants of what a study is about: the same design and scenario with further changes. */
import type { PrismaClient, Study, StudyArm } from '../../db/generated/client.ts';
import { loadRevision } from '../../db/designs.ts';
import { environmentOf, loadChanges } from '../../db/scenarios.ts';
import { applyChanges, type Change } from '../../simulation/change.ts';
import type { DesignInput } from '../../simulation/design.ts';
import type { Environment } from '../../simulation/environment.ts';
import type { Checked } from '../../simulation/issue.ts';
import type { PlanParts } from '../source.ts';

/** What variants are made of. */
export interface Ground {
  /** The design as written. */
  readonly input: DesignInput;
  /** The scenario's own changes; none for a design as it stands. */
  readonly changes: readonly Change[];
  readonly environment: Environment;
}

/** What a study, or one of its arms, is about. As fixed as the study. */
export async function groundOf(
  prisma: PrismaClient,
  saved: Pick<Study | StudyArm, 'revisionId' | 'scenarioId' | 'horizonDays' | 'arrivalDays' | 'disorder'>,
): Promise<Ground> {
  const input = await loadRevision(prisma, saved.revisionId);
  if (!input) throw new Error(`a study refers to revision ${saved.revisionId}, which does not exist`);
  const changes = saved.scenarioId === null ? [] : await loadChanges(prisma, saved.scenarioId);
  return { input, changes, environment: environmentOf(saved) };
}

/**
 * The ground with further changes after its own, in another world where one is given. Issues are told with paths from
 * `changes`, numbered from the first of the further changes; those of the scenario's own come with `scenario` before them.
 */
export function variantOf(
  ground: Ground,
  further: readonly Change[],
  environment: Partial<Environment> = {},
): Checked<PlanParts> {
  const own = ground.changes.length;
  const checked = applyChanges(ground.input, [...ground.changes, ...further]);
  if (checked.ok) {
    const { design, parameters } = checked.value;
    return { ok: true, value: { design, parameters, environment: { ...ground.environment, ...environment } } };
  }
  const issues = checked.issues.map(({ path, message }) => {
    const [list, index, ...rest] = path;
    if (list !== 'changes' || index === undefined) return { path, message };
    const position = Number(index) - own;
    return { path: position < 0 ? ['scenario', ...path] : ['changes', String(position), ...rest], message };
  });
  return { ok: false, issues };
}
