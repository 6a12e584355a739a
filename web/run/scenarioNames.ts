/** What scenarios are called where one is chosen, or told as what a study was about. */

interface Named {
  readonly id: string;
  readonly name: string;
}

/** By id; those that have their name in common stand with their number, in the order in which they are given. */
export function namesApart(scenarios: readonly Named[]): ReadonlyMap<string, string> {
  const alike = Map.groupBy(scenarios, ({ name }) => name);
  return new Map(
    scenarios.map((scenario) => {
      const { id, name } = scenario;
      const twins = alike.get(name) ?? [];
      return [id, twins.length > 1 ? `${name} (${twins.indexOf(scenario) + 1} of ${twins.length})` : name];
    }),
  );
}

/** The same as a menu offers them, the journey by itself at the end. */
export function scenarioOptions(
  scenarios: readonly (Named & { readonly issues: readonly unknown[] })[],
  asItStands: string,
): { readonly value: string; readonly label: string }[] {
  const names = namesApart(scenarios);
  return [
    ...scenarios.map(({ id, name, issues }) => ({
      value: id,
      label: `${names.get(id) ?? name}${issues.length > 0 ? ' (no longer fits)' : ''}`,
    })),
    { value: asItStands, label: 'The journey as it stands' },
  ];
}

/** What a study was about. The name of a scenario outlives it. */
export const nameStudied = (
  scenario: { readonly name: string; readonly deletedAt: string | null } | null | undefined,
): string => (scenario ? `${scenario.name}${scenario.deletedAt === null ? '' : ' (deleted)'}` : 'As it stands');
