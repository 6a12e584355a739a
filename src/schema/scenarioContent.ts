/** What a scenario says, checked: wherever it comes from, all that is wrong with it is told at once. */
import type { ScenarioContent } from '../db/scenarios.ts';
import { applyChanges, readChanges } from '../simulation/change.ts';
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
  const { changes, issues } = readChanges(written.changes);
  const environment = parseEnvironment(written.environment);
  const changed = design && applyChanges(design, changes);
  const wrong = [
    ...problemsOf(name(), written.name, ['name']),
    ...issues,
    ...(!changed || changed.ok ? [] : changed.issues),
    ...(environment.ok ? [] : environment.issues),
  ];
  if (wrong.length > 0 || !environment.ok) return { ok: false, issues: wrong };
  return {
    ok: true,
    value: {
      name: written.name as string,
      changes: changes.filter((change) => change !== null),
      environment: environment.value,
    },
  };
}
