/** What the moved sliders mean for the server: changes after those of the scenario, and the world around. */
import type { ChangeInput, SetTouchpointInput, TraitsInput } from '../../generated/schema.ts';
import { parseId } from './knobs.ts';
import type { Environment, Saved } from './saved.ts';

export interface Move {
  readonly id: string;
  readonly value: number;
}

export function environmentOf(moves: readonly Move[], { environment }: Saved): Environment {
  const disorder = moves.find(({ id }) => id === 'disorder')?.value;
  return disorder === undefined ? environment : { ...environment, disorder };
}

type Draft<Fields> = { -readonly [Field in keyof Fields]: Fields[Field] };

/** One change for each touchpoint and persona that is touched, the story first. Moves that lead nowhere go along: the server says so. */
export function changesFor(moves: readonly Move[], saved: Saved): ChangeInput[] {
  const story: ChangeInput[] = [];
  const others: ChangeInput[] = [];
  const touchpoints = new Map<string, Draft<SetTouchpointInput>>();
  const personas = new Map<string, { share?: number; traits?: Draft<TraitsInput> }>();
  for (const { id, value } of moves) {
    const knob = parseId(id);
    if (knob?.kind === 'consistency') story.push({ alignStory: { level: value } });
    else if (knob?.kind === 'parameter') others.push({ setParameter: { name: knob.name, value } });
    else if (knob?.kind === 'pothole')
      others.push({ repairPothole: { touchpoint: knob.touchpoint, kind: knob.pothole, by: value } });
    else if (knob?.kind === 'field' || knob?.kind === 'care') {
      const key = knob.touchpoint;
      const before = saved.touchpoints.find((touchpoint) => touchpoint.key === key);
      const change = touchpoints.get(key) ?? { key };
      touchpoints.set(key, change);
      if (knob.kind === 'care') {
        const care = (change.care ?? before?.care ?? []).filter(({ kind }) => kind !== knob.care);
        change.care = [...care, { kind: knob.care, strength: value }];
      } else if (knob.field === 'reach') change.push = { ...before?.push, reach: value };
      else change[knob.field] = value;
    } else if (knob?.kind === 'share' || knob?.kind === 'trait') {
      const change = personas.get(knob.persona) ?? {};
      personas.set(knob.persona, change);
      if (knob.kind === 'share') change.share = value;
      else change.traits = { ...change.traits, [knob.trait]: value };
    }
  }
  return [
    ...story,
    ...[...touchpoints.values()].map((setTouchpoint): ChangeInput => ({ setTouchpoint })),
    ...[...personas].map(([key, change]): ChangeInput => ({ setPersona: { key, ...change } })),
    ...others,
  ];
}
