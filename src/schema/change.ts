/** A scenario's changes: what is written, and what reads back. */
import type { Change, ChangeKind } from '../simulation/change.ts';
import { CHANGE_KINDS } from '../simulation/change.ts';
import { LIMITS } from '../simulation/vocabulary.ts';
import { builder } from './builder.ts';
import {
  IntentsShape,
  LinkShape,
  PersonaShape,
  SHARE,
  ThemeWeightShape,
  TouchpointShape,
  TraitsShape,
} from './designShapes.ts';
import { CareWord, PotholeWord, TriggerWord } from './enums.ts';
import { amount, inputOf, keyOf, listOf, nested, oneWord, words, writtenOf, type Field, type Shape } from './shape.ts';

const AS_IT_IS = 'stays as it is';

/** The same fields, of which only the key must be written: what is left out stays as it is. */
const changing = (of: Shape, name: string, description: string, only = Object.keys(of.fields)): Shape => ({
  name,
  description,
  fields: Object.fromEntries(only.map((key) => [key, key === 'key' ? of.fields.key : keeping(of.fields[key])])),
});
const keeping = (one: Field): Field => ({
  ...one,
  required: false,
  description: `${one.description.replace(/ (Left out|Null): .*$/, '')} Left out: ${AS_IT_IS}.`,
});

const touchpoint = keyOf('Key of the touchpoint.');

const SHAPES: Record<ChangeKind, Shape> = {
  setTouchpoint: changing(
    TouchpointShape,
    'SetTouchpoint',
    'Sets fields of a touchpoint; a list replaces the whole list.',
  ),
  addTouchpoint: TouchpointShape,
  removeTouchpoint: {
    name: 'RemoveTouchpoint',
    description: 'Removes a touchpoint and the links from and to it.',
    fields: { key: touchpoint },
  },
  repairPothole: {
    name: 'RepairPothole',
    description: 'Makes a pothole rarer.',
    fields: {
      touchpoint,
      kind: oneWord(PotholeWord, 'Which of its potholes.'),
      by: amount('Share of its prevalence that goes away; 1 = all of it.', SHARE),
    },
  },
  addCare: {
    name: 'AddCare',
    description: 'Adds care at a touchpoint, or makes it stronger; never weaker.',
    fields: {
      touchpoint,
      kind: oneWord(CareWord, 'What is done.'),
      strength: amount('How well.', SHARE),
    },
  },
  alignStory: {
    name: 'AlignStory',
    description:
      'Moves the telling of every OWNED and EARNED touchpoint towards the promise, and makes it unit length.',
    fields: { level: amount('How far: 0 = not at all, 1 = it says the promise.', SHARE) },
  },
  setTelling: {
    name: 'SetTelling',
    description: 'Sets what a touchpoint says.',
    fields: { touchpoint, telling: listOf(ThemeWeightShape, 'A weight for each theme, not all 0.') },
  },
  setLink: LinkShape,
  removeLink: {
    name: 'RemoveLink',
    description: 'Removes a link.',
    fields: {
      from: keyOf('Key of the touchpoint where it starts.'),
      to: keyOf('Key of the touchpoint that it leads to.'),
      on: oneWord(TriggerWord, 'What has to happen at the start.'),
    },
  },
  setPersona: {
    name: 'SetPersona',
    description: 'Sets fields of a persona.',
    fields: {
      ...changing(PersonaShape, '', '', ['key', 'share']).fields,
      traits: nested(TraitsShape, 'Traits that change; the others stay as they are.', { left: AS_IT_IS }),
      intents: nested(IntentsShape, 'Intents that change; the others stay as they are.', { left: AS_IT_IS }),
    },
  },
  setParameter: {
    name: 'SetParameter',
    description: 'Sets a parameter of the model for the whole run.',
    fields: {
      name: words('Name of the parameter, as in `parameters`.', LIMITS.nameLength),
      value: { ...amount('Its value, inside the range that `parameters` tells.', SHARE), range: undefined },
    },
  },
};

const MEANINGS: Record<ChangeKind, string> = {
  setTouchpoint: 'Sets fields of a touchpoint.',
  addTouchpoint: 'Adds a touchpoint.',
  removeTouchpoint: 'Removes a touchpoint and its links.',
  repairPothole: 'Makes a pothole rarer.',
  addCare: 'Adds care at a touchpoint.',
  alignStory: 'Moves every telling towards the promise.',
  setTelling: 'Sets what a touchpoint says.',
  setLink: 'Adds a link, or sets its delay when it is there.',
  removeLink: 'Removes a link.',
  setPersona: 'Sets fields of a persona.',
  setParameter: 'Sets a parameter of the model.',
};

export const ChangeInput = builder.inputType('ChangeInput', {
  description:
    'One change to a design: exactly one of its kinds. A change that names what is not there is InvalidInput.',
  isOneOf: true,
  fields: (t) =>
    Object.fromEntries(
      CHANGE_KINDS.map((kind) => [kind, t.field({ type: inputOf(SHAPES[kind]), description: MEANINGS[kind] })]),
    ),
});

export const ChangeType = builder.objectRef<Change>('Change').implement({
  description: 'One change to a design, in the shape of ChangeInput: exactly one field is not null.',
  fields: (t) =>
    Object.fromEntries(
      CHANGE_KINDS.map((kind) => [
        kind,
        t.field({
          type: writtenOf(SHAPES[kind]),
          nullable: true,
          description: MEANINGS[kind],
          resolve: (change) => (change as Partial<Record<ChangeKind, object>>)[kind] ?? null,
        }),
      ]),
    ),
});

builder.objectField(writtenOf<{ needDays?: number | null }>(TraitsShape), 'needNeverPasses', (t) =>
  t.boolean({
    description: 'Whether it was written that the need never passes (needDays: null), rather than left out.',
    resolve: ({ needDays }) => needDays === null,
  }),
);
