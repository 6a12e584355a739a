/** What can be turned: each knob by its id, which also stands in the address. */
import type { CareKind, PotholeKind, Trait } from '../../generated/schema.ts';
import { CARE, POTHOLE, TRAIT } from '../../words.ts';
import { TOUCHPOINT_FIELDS, type TouchpointField } from './fields.ts';

export type Knob =
  | { readonly kind: 'disorder' }
  | { readonly kind: 'consistency' }
  | { readonly kind: 'field'; readonly touchpoint: string; readonly field: TouchpointField }
  | { readonly kind: 'pothole'; readonly touchpoint: string; readonly pothole: PotholeKind }
  | { readonly kind: 'care'; readonly touchpoint: string; readonly care: CareKind }
  | { readonly kind: 'share'; readonly persona: string }
  | { readonly kind: 'trait'; readonly persona: string; readonly trait: Trait }
  | { readonly kind: 'parameter'; readonly name: string };

export const idOf = (knob: Knob): string => {
  switch (knob.kind) {
    case 'field':
      return `t.${knob.touchpoint}.${knob.field}`;
    case 'pothole':
      return `h.${knob.touchpoint}.${knob.pothole}`;
    case 'care':
      return `c.${knob.touchpoint}.${knob.care}`;
    case 'share':
      return `p.${knob.persona}.share`;
    case 'trait':
      return `p.${knob.persona}.${knob.trait}`;
    case 'parameter':
      return `m.${knob.name}`;
    default:
      return knob.kind;
  }
};

const isOf = <Word extends string>(word: string, words: Readonly<Record<Word, unknown>>): word is Word =>
  Object.hasOwn(words, word);

/** The knob of an id; null for text that names none. */
export function parseId(id: string): Knob | null {
  if (id === 'disorder' || id === 'consistency') return { kind: id };
  const [letter, first = '', second = ''] = id.split('.');
  if (letter === 't' && isOf(second, TOUCHPOINT_FIELDS)) return { kind: 'field', touchpoint: first, field: second };
  if (letter === 'h' && isOf(second, POTHOLE)) return { kind: 'pothole', touchpoint: first, pothole: second };
  if (letter === 'c' && isOf(second, CARE)) return { kind: 'care', touchpoint: first, care: second };
  if (letter === 'p' && second === 'share') return { kind: 'share', persona: first };
  if (letter === 'p' && isOf(second, TRAIT)) return { kind: 'trait', persona: first, trait: second };
  if (letter === 'm' && first !== '') return { kind: 'parameter', name: first };
  return null;
}
