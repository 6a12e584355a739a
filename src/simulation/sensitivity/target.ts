/** What a sensitivity analysis may turn: parameters of the model, traits of personas, fields of touchpoints. */
import type { Change } from '../change.ts';
import type { Design } from '../design.ts';
import { findParameter, type ParameterName, type ParameterValues } from '../parameters.ts';
import type { Trait } from '../vocabulary.ts';

/** Fields of a touchpoint that can be turned. */
export const TURNED_FIELDS = [
  'noticeRate',
  'engageRate',
  'actionRate',
  'effort',
  'value',
  'ask',
  'branding',
  'listening',
  'pull',
] as const;
export type TurnedField = (typeof TURNED_FIELDS)[number];

/** Exactly one of the three. Personas and touchpoints by key. */
export type Target =
  | { readonly parameter: string }
  | { readonly persona: string; readonly trait: Trait }
  | { readonly touchpoint: string; readonly field: TurnedField };

/** A name for a target, its own within an analysis; luck goes by it. */
export function keyOfTarget(target: Target): string {
  if ('parameter' in target) return `parameter ${target.parameter}`;
  if ('persona' in target) return `persona ${target.persona} ${target.trait}`;
  return `touchpoint ${target.touchpoint} ${target.field}`;
}

/** The change that puts a target at a value. */
export function changeTo(target: Target, value: number): Change {
  if ('parameter' in target) return { setParameter: { name: target.parameter, value } };
  if ('persona' in target) return { setPersona: { key: target.persona, traits: { [target.trait]: value } } };
  return { setTouchpoint: { key: target.touchpoint, [target.field]: value } };
}

/** Where a target stands; null for a need that never passes, undefined where the design or model has no such thing. */
export function valueOfTarget(target: Target, design: Design, parameters: ParameterValues): number | null | undefined {
  if ('parameter' in target)
    return findParameter(target.parameter) ? parameters[target.parameter as ParameterName] : undefined;
  if ('persona' in target) return design.personas.find(({ key }) => key === target.persona)?.traits[target.trait];
  return design.touchpoints.find(({ key }) => key === target.touchpoint)?.[target.field];
}
