/** What the numbers are as saved: those of the design, after the changes of the scenario that is looked at. */
import type { ChangeInput, SetPersonaInput, SetTouchpointInput } from '../../generated/schema.ts';
import type { WhatIfModelQuery, WhatIfSubjectQuery } from './whatif.generated.ts';

type Design = NonNullable<WhatIfSubjectQuery['design']>;
export type Scenario = WhatIfSubjectQuery['scenarios']['nodes'][number];
export type SavedTouchpoint = Design['touchpoints'][number];
export type SavedPersona = Design['personas'][number];
export type Parameter = WhatIfModelQuery['parameters'][number] & { readonly saved: number };
export type Environment = Scenario['environment'];

export interface Saved {
  readonly scenario: Scenario | null;
  readonly environment: Environment;
  readonly touchpoints: readonly SavedTouchpoint[];
  readonly personas: readonly SavedPersona[];
  readonly parameters: readonly Parameter[];
  readonly channels: WhatIfModelQuery['channels'];
}

/** Stands in the address for no scenario: the journey by itself. */
export const AS_IT_STANDS = 'design';

/** What the server takes when nothing is said. */
const DEFAULT_ENVIRONMENT: Environment = { horizonDays: 90, arrivalDays: 0, disorder: 1 };

/** The changes of a scenario as they are written; its export has them in the form of the input. */
export const changesOf = (scenario: Scenario | null): ChangeInput[] =>
  (scenario?.export as { readonly changes?: ChangeInput[] } | undefined)?.changes ?? [];

export function savedAs(design: Design, scenario: Scenario | null, model: WhatIfModelQuery): Saved {
  const touchpoints = new Map(design.touchpoints.map((touchpoint) => [touchpoint.key, touchpoint]));
  const personas = new Map(design.personas.map((persona) => [persona.key, persona]));
  const parameters = new Map(model.parameters.map((entry) => [entry.name, { ...entry, saved: entry.default }]));
  for (const change of changesOf(scenario)) {
    if (change.setTouchpoint) update(touchpoints, change.setTouchpoint.key, setTouchpoint(change.setTouchpoint));
    else if (change.removeTouchpoint) touchpoints.delete(change.removeTouchpoint.key);
    else if (change.repairPothole) {
      const { touchpoint, kind, by } = change.repairPothole;
      update(touchpoints, touchpoint, (old) => ({
        ...old,
        potholes: old.potholes.map((hole) =>
          hole.kind === kind ? { ...hole, prevalence: hole.prevalence * (1 - by) } : hole,
        ),
      }));
    } else if (change.addCare) {
      const { touchpoint, kind, strength } = change.addCare;
      update(touchpoints, touchpoint, ({ care, ...old }) => {
        const before = care.find((entry) => entry.kind === kind)?.strength ?? 0;
        const others = care.filter((entry) => entry.kind !== kind);
        return { ...old, care: [...others, { kind, strength: Math.max(before, strength) }] };
      });
    } else if (change.setPersona) update(personas, change.setPersona.key, setPersona(change.setPersona));
    else if (change.setParameter) {
      const { name, value } = change.setParameter;
      update(parameters, name, (old) => ({ ...old, saved: value }));
    }
  }
  return {
    scenario,
    environment: scenario?.environment ?? DEFAULT_ENVIRONMENT,
    touchpoints: [...touchpoints.values()],
    personas: [...personas.values()],
    parameters: [...parameters.values()],
    channels: model.channels,
  };
}

function update<Thing>(things: Map<string, Thing>, key: string, change: (old: Thing) => Thing): void {
  const old = things.get(key);
  if (old) things.set(key, change(old));
}

/** What a change leaves out, or gives as null, stays. */
const given = <Fields extends object>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)) as {
    [Field in keyof Fields]?: NonNullable<Fields[Field]>;
  };

const setTouchpoint =
  (change: SetTouchpointInput) =>
  (old: SavedTouchpoint): SavedTouchpoint => {
    const { push, potholes, care, ...rest } = given(change);
    return {
      ...old,
      ...rest,
      ...(push && { push: { reach: 1, group: old.key, days: null, perDay: null, ...given(push) } }),
      ...(potholes && { potholes }),
      ...(care && { care }),
    };
  };

const setPersona =
  ({ share, traits }: SetPersonaInput) =>
  (old: SavedPersona): SavedPersona => ({
    ...old,
    ...given({ share }),
    traits: { ...old.traits, ...given(traits ?? {}), ...(traits?.needDays === null && { needDays: null }) },
  });
