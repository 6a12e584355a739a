/** What a study stands on: the design, the world, and the scenario that its proposals are to be compared with. */
import { useAskedWhole } from '../../api/whole.ts';
import { PotholesScenariosDocument } from './study.generated.ts';
import type { Facts } from '../../run/WithStudy.tsx';

export interface Ground {
  readonly designId: string;
  readonly designKey: string;
  readonly environment: Facts['environment'];
  /** The scenario that was studied; where it was the design as it stood, one that changes nothing in the same world, if there is one. */
  readonly baseline: { readonly id: string; readonly name: string } | null;
}

export function useGround({ design, scenario, environment }: Facts): Ground {
  const { data } = useAskedWhole(PotholesScenariosDocument, { designId: design.id }, { enabled: scenario === null });
  const same = data?.scenarios.nodes.find(
    (each) =>
      each.changes.length === 0 &&
      each.environment.disorder === environment.disorder &&
      each.environment.horizonDays === environment.horizonDays &&
      each.environment.arrivalDays === environment.arrivalDays,
  );
  return { designId: design.id, designKey: design.key, environment, baseline: scenario ?? same ?? null };
}
