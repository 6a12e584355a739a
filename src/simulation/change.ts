/** A scenario's changes: what it does differently from its design. They apply in order to the design as it is written. */
import { z } from 'zod';
import {
  DEFAULT_INTENTS,
  intentsSchema,
  linkSchema,
  parseDesign,
  touchpointSchema,
  touchpointShape,
  traitsSchema,
  type CheckedDesign,
  type DesignInput,
  type ThemeWeight,
} from './design.ts';
import { describeRange, isWithin, showValue, type Checked, type Issue } from './issue.ts';
import {
  defaultParameters,
  findParameter,
  PARAMETERS,
  type ParameterName,
  type ParameterValues,
} from './parameters.ts';
import {
  compact,
  key,
  list,
  name,
  number,
  oneOf,
  optional,
  problemsOf,
  record,
  share,
  text,
  weight,
} from './schema.ts';
import { CARE_KINDS, LIMITS, POTHOLE_KINDS, TRIGGERS } from './vocabulary.ts';

const changedTouchpoint = record({
  ...(Object.fromEntries(
    Object.entries(touchpointShape).map(([field, schema]) => [field, field === 'key' ? schema : optional(schema)]),
  ) as Omit<typeof touchpointShape, 'name' | 'channel'> & {
    name: ReturnType<typeof optional<typeof touchpointShape.name>>;
    channel: ReturnType<typeof optional<typeof touchpointShape.channel>>;
  }),
});

const schemas = {
  setTouchpoint: changedTouchpoint,
  addTouchpoint: touchpointSchema,
  removeTouchpoint: record({ key: key() }),
  repairPothole: record({ touchpoint: key(), kind: oneOf(POTHOLE_KINDS), by: share() }),
  addCare: record({ touchpoint: key(), kind: oneOf(CARE_KINDS), strength: share() }),
  alignStory: record({ level: share() }),
  setTelling: record({ touchpoint: key(), telling: list(record({ theme: name(), weight: weight() }), LIMITS.themes) }),
  setLink: linkSchema,
  removeLink: record({ from: key(), to: key(), on: oneOf(TRIGGERS) }),
  setPersona: record({
    key: key(),
    share: optional(weight()),
    traits: optional(traitsSchema),
    intents: optional(intentsSchema),
  }),
  setParameter: record({
    name: text(1, LIMITS.nameLength),
    value: number({ minimum: -Number.MAX_VALUE, maximum: Number.MAX_VALUE }),
  }),
};

export type ChangeKind = keyof typeof schemas;
export const CHANGE_KINDS = Object.keys(schemas) as ChangeKind[];

/** Exactly one kind of change, with its fields. */
export type Change = { [Kind in ChangeKind]: { readonly [K in Kind]: z.infer<(typeof schemas)[Kind]> } }[ChangeKind];

/** A design after its changes, with the parameters that they set. */
export interface ChangedDesign extends CheckedDesign {
  readonly parameters: ParameterValues;
}

/** Checks the form of a list of changes, without a design to hold them against. */
export function parseChanges(input: unknown, at: readonly string[] = ['changes']): Checked<Change[]> {
  const { changes, issues } = readChanges(input, at);
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: changes.filter((change) => change !== null) };
}

/**
 * The same for those who want to try what can be tried, to tell all that is wrong at once: the changes in their places, with
 * null for one whose form is wrong, and for those after it that hang on it.
 */
export function readChanges(
  input: unknown,
  at: readonly string[] = ['changes'],
): { readonly changes: (Change | null)[]; readonly issues: Issue[] } {
  const issues = problemsOf(list(z.unknown(), LIMITS.changes), input ?? [], at);
  if (issues.length > 0) return { changes: [], issues };
  const doubtful = new Set<string>();
  const changes = ((input ?? []) as unknown[]).map((entry, index) => {
    const { kind, fields, found } = readChange(entry, [...at, String(index)]);
    const { on, makes } = hangingOf(kind, fields);
    if (found.length === 0 && !on.some((what) => doubtful.has(what)))
      return { [kind]: compact(schemas[kind].parse(fields)) } as unknown as Change;
    issues.push(...found);
    for (const what of makes) doubtful.add(what);
    return null;
  });
  return { changes, issues };
}

/** The kind of a change and its fields, as far as it has them, with what is wrong with its form. */
function readChange(entry: unknown, path: readonly string[]): { kind: ChangeKind; fields: unknown; found: Issue[] } {
  const present = Object.entries<unknown>((entry ?? {}) as Record<string, unknown>).filter(
    ([, given]) => given !== undefined && given !== null,
  );
  const [kind, fields] = (present[0] ?? []) as [ChangeKind, unknown];
  if (present.length === 1 && CHANGE_KINDS.includes(kind))
    return { kind, fields, found: problemsOf(schemas[kind], fields, [...path, kind]) };
  const got = present.length === 0 ? 'nothing' : present.map(([word]) => word).join(', ');
  return {
    kind,
    fields,
    found: [{ path, message: `must be exactly one of ${CHANGE_KINDS.join(', ')}; got ${got}` }],
  };
}

type Naming = (fields: Readonly<Record<string, unknown>>) => string[];

const named = (what: string, ...names: unknown[]): string[] =>
  names.every((entry) => typeof entry === 'string') ? [`${what} ${names.join(' → ')}`] : [];
const aTouchpoint: Naming = ({ key: itself, touchpoint }) => named('touchpoint', itself ?? touchpoint);
const itsFields: Naming = ({ key: itself, touchpoint }) => named('fields', itself ?? touchpoint);
const bothEnds: Naming = ({ from, to }) => [...named('touchpoint', from), ...named('touchpoint', to)];
const aLink: Naming = ({ from, to }) => named('link', from, to);
const aPersona: Naming = ({ key: itself }) => named('persona', itself);

/** What changes of a kind hang on, and what hangs on them: whether things are there, and fields that are checked together. */
const HANGING: {
  readonly [Kind in ChangeKind]: { readonly on: readonly Naming[]; readonly makes: readonly Naming[] };
} = {
  setTouchpoint: { on: [aTouchpoint, itsFields], makes: [itsFields] },
  addTouchpoint: { on: [aTouchpoint], makes: [aTouchpoint, itsFields] },
  removeTouchpoint: { on: [aTouchpoint], makes: [aTouchpoint] },
  repairPothole: { on: [aTouchpoint, itsFields], makes: [] },
  addCare: { on: [aTouchpoint], makes: [] },
  alignStory: { on: [], makes: [] },
  setTelling: { on: [aTouchpoint], makes: [] },
  setLink: { on: [bothEnds], makes: [aLink] },
  removeLink: { on: [bothEnds, aLink], makes: [aLink] },
  setPersona: { on: [aPersona], makes: [aPersona] },
  setParameter: { on: [], makes: [] },
};

/** The same of one change; of a kind that is none, as of all kinds. */
function hangingOf(kind: ChangeKind, fields: unknown): { readonly on: string[]; readonly makes: string[] } {
  const kinds = CHANGE_KINDS.includes(kind) ? [kind] : CHANGE_KINDS;
  const all = (side: 'on' | 'makes'): string[] =>
    kinds.flatMap((one) => HANGING[one][side].flatMap((naming) => naming((fields ?? {}) as Record<string, unknown>)));
  return { on: all('on'), makes: all('makes') };
}

/**
 * Applies changes in order to a design as written; places that hold null are passed over. Names that lead nowhere, and a
 * design that no longer holds together afterwards, are told with the path of the change.
 */
export function applyChanges(
  input: DesignInput,
  changes: readonly (Change | null)[],
  at: readonly string[] = ['changes'],
): Checked<ChangedDesign> {
  const { draft, issues } = applyAll(input, changes, at);
  const result = parseDesign(draft.design);
  if (!result.ok) issues.push(...blame(result.issues, input, changes, at));
  if (!result.ok || issues.length > 0) return { ok: false, issues };
  return { ok: true, value: { ...result.value, parameters: draft.parameters } };
}

function applyAll(
  input: DesignInput,
  changes: readonly (Change | null)[],
  at: readonly string[],
): { draft: Draft; issues: Issue[] } {
  const draft: Draft = { design: structuredClone(input), parameters: defaultParameters() };
  const issues = changes.flatMap((change, index) => {
    if (!change) return [];
    const [kind, fields] = Object.entries(change)[0] as [ChangeKind, never];
    return appliers[kind](draft, structuredClone(fields)).map((issue) => ({
      path: [...at, String(index), kind, ...issue.path],
      message: issue.message,
    }));
  });
  return { draft, issues };
}

/** The most designs on the way that are checked to find out which change did it: enough for three culprits among 256. */
const LOOKS = 24;

/**
 * Problems of the changed design, each at the path of a change before which it was not there and after which it was; where
 * there was no such change they stay as they are. Halving finds it; beyond LOOKS the whole list is blamed.
 */
function blame(
  issues: readonly Issue[],
  input: DesignInput,
  changes: readonly (Change | null)[],
  at: readonly string[],
): Issue[] {
  const name = ({ path, message }: Issue): string => `${path.join('.')} ${message}`;
  const known = new Map<number, ReadonlySet<string>>();
  const after = (count: number): ReadonlySet<string> | undefined => {
    if (!known.has(count) && known.size < LOOKS) {
      const result = parseDesign(applyAll(input, changes.slice(0, count), at).draft.design);
      known.set(count, new Set(result.ok ? [] : result.issues.map(name)));
    }
    return known.get(count);
  };
  return issues.map((issue) => {
    const what = name(issue);
    if (after(0)?.has(what)) return issue;
    const message = `leaves a design whose ${what}`;
    let without = 0;
    let having = changes.length;
    while (having - without > 1) {
      const middle = (without + having) >> 1;
      const found = after(middle);
      if (!found) return { path: at, message };
      if (found.has(what)) having = middle;
      else without = middle;
    }
    return { path: [...at, String(without), Object.keys(changes[without] ?? {})[0]], message };
  });
}

interface Draft {
  design: DesignInput;
  parameters: ParameterValues;
}

type Applier<Kind extends ChangeKind> = (draft: Draft, fields: z.infer<(typeof schemas)[Kind]>) => Issue[];

const missing = (field: string, what: string, value: string): Issue[] => [
  { path: [field], message: `must be ${what} of the design; got ${showValue(value)}` },
];

const findTouchpoint = (draft: Draft, wanted: string) =>
  draft.design.touchpoints.find((touchpoint) => touchpoint.key === wanted);

const appliers: { [Kind in ChangeKind]: Applier<Kind> } = {
  setTouchpoint(draft, fields) {
    const touchpoint = findTouchpoint(draft, fields.key);
    if (!touchpoint) return missing('key', 'the key of a touchpoint', fields.key);
    Object.assign(touchpoint, compact(fields));
    return [];
  },

  addTouchpoint(draft, fields) {
    if (findTouchpoint(draft, fields.key))
      return [{ path: ['key'], message: `must be new to the design; got ${showValue(fields.key)}` }];
    draft.design.touchpoints.push(fields);
    return [];
  },

  removeTouchpoint(draft, fields) {
    if (!findTouchpoint(draft, fields.key)) return missing('key', 'the key of a touchpoint', fields.key);
    draft.design.touchpoints = draft.design.touchpoints.filter((touchpoint) => touchpoint.key !== fields.key);
    draft.design.links = draft.design.links?.filter((link) => link.from !== fields.key && link.to !== fields.key);
    return [];
  },

  repairPothole(draft, fields) {
    const touchpoint = findTouchpoint(draft, fields.touchpoint);
    if (!touchpoint) return missing('touchpoint', 'the key of a touchpoint', fields.touchpoint);
    const pothole = touchpoint.potholes?.find((entry) => entry.kind === fields.kind);
    if (!pothole) return missing('kind', `a pothole of ${fields.touchpoint}`, fields.kind);
    pothole.prevalence *= 1 - fields.by;
    return [];
  },

  addCare(draft, fields) {
    const touchpoint = findTouchpoint(draft, fields.touchpoint);
    if (!touchpoint) return missing('touchpoint', 'the key of a touchpoint', fields.touchpoint);
    touchpoint.care ??= [];
    const care = touchpoint.care.find((entry) => entry.kind === fields.kind);
    if (care) care.strength = Math.max(care.strength, fields.strength);
    else touchpoint.care.push({ kind: fields.kind, strength: fields.strength });
    return [];
  },

  alignStory(draft, fields) {
    const { themes, promise } = draft.design.story;
    const brand = unit(themes, promise);
    for (const touchpoint of draft.design.touchpoints) {
      if (!touchpoint.telling || touchpoint.owner === 'COMPETITOR') continue;
      const said = unit(themes, touchpoint.telling);
      const moved = themes.map((theme, index) => ({
        theme,
        weight: (1 - fields.level) * said[index] + fields.level * brand[index],
      }));
      const aligned = unit(themes, moved);
      touchpoint.telling = themes
        .map((theme, index) => ({ theme, weight: aligned[index] }))
        .filter((entry) => entry.weight > 0);
    }
    return [];
  },

  setTelling(draft, fields) {
    const touchpoint = findTouchpoint(draft, fields.touchpoint);
    if (!touchpoint) return missing('touchpoint', 'the key of a touchpoint', fields.touchpoint);
    touchpoint.telling = fields.telling;
    return [];
  },

  setLink(draft, fields) {
    const issues = (['from', 'to'] as const).flatMap((end) =>
      findTouchpoint(draft, fields[end]) ? [] : missing(end, 'the key of a touchpoint', fields[end]),
    );
    if (issues.length > 0) return issues;
    draft.design.links ??= [];
    const link = draft.design.links.find((entry) => isSameLink(entry, fields));
    if (link) link.delayDays = fields.delayDays;
    else draft.design.links.push(fields);
    return [];
  },

  removeLink(draft, fields) {
    const links = draft.design.links ?? [];
    if (!links.some((entry) => isSameLink(entry, fields)))
      return [{ path: [], message: `must be a link of the design; got ${fields.from} → ${fields.to} on ${fields.on}` }];
    draft.design.links = links.filter((entry) => !isSameLink(entry, fields));
    return [];
  },

  setPersona(draft, fields) {
    const persona = draft.design.personas.find((entry) => entry.key === fields.key);
    if (!persona) return missing('key', 'the key of a persona', fields.key);
    if (fields.share !== undefined) persona.share = fields.share;
    if (fields.traits) persona.traits = { ...persona.traits, ...compact(fields.traits) };
    if (fields.intents) persona.intents = { ...(persona.intents ?? DEFAULT_INTENTS), ...compact(fields.intents) };
    return [];
  },

  setParameter(draft, fields) {
    const parameter = findParameter(fields.name);
    if (!parameter) {
      const names = PARAMETERS.map((entry) => entry.name).join(', ');
      return [{ path: ['name'], message: `must be one of ${names}; got ${showValue(fields.name)}` }];
    }
    if (!isWithin(parameter, fields.value))
      return [{ path: ['value'], message: `must be ${describeRange(parameter)}; got ${showValue(fields.value)}` }];
    draft.parameters[fields.name as ParameterName] = fields.value;
    return [];
  },
};

const isSameLink = (
  one: { from: string; to: string; on: string },
  other: { from: string; to: string; on: string },
): boolean => one.from === other.from && one.to === other.to && one.on === other.on;

/** Weights as a vector of unit length over the themes. */
function unit(themes: readonly string[], weights: readonly ThemeWeight[]): number[] {
  const vector = themes.map((theme) => weights.find((entry) => entry.theme === theme)?.weight ?? 0);
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return vector.map((value) => value / length);
}
