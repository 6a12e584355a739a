/** What a scenario says, checked: wherever it comes from, all that is wrong with it is told at once. */
import type { ScenarioContent } from '../db/scenarios.ts';
import { applyChanges, parseChanges } from '../simulation/change.ts';
import type { DesignInput } from '../simulation/design.ts';
import { parseEnvironment } from '../simulation/environment.ts';
import type { Checked } from '../simulation/issue.ts';
import { name, problemsOf } from '../simulation/schema.ts';

interface Written {
  readonly name?: unknown;
  readonly changes?: unknown;
  readonly environment?: unknown;
}

/** Checks a scenario as it is written. Its changes are tried on `design`, unless that is not sound itself. */
export function parseScenario(written: Written, design: DesignInput | undefined): Checked<ScenarioContent> {
  const changes = parseChanges(written.changes);
  const environment = parseEnvironment(written.environment);
  const changed = changes.ok && design ? applyChanges(design, changes.value) : changes;
  const issues = [
    ...problemsOf(name(), written.name, ['name']),
    ...(changed.ok ? [] : changed.issues),
    ...(environment.ok ? [] : environment.issues),
  ];
  if (issues.length > 0 || !changes.ok || !environment.ok) return { ok: false, issues };
  return { ok: true, value: { name: written.name as string, changes: changes.value, environment: environment.value } };
}
