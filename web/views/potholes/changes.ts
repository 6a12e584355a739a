/** Changes to a design in words. */
import { counted, daysOf, formatNumber, formatShare, timesADay } from '../../format.ts';
import type { ChangeInput, LinkInput, PushInput, ThemeWeightInput, TouchpointInput } from '../../generated/schema.ts';
import { CARE, CHANNEL, FIELD, GOAL, OWNER, POTHOLE, TRAIT, TRIGGER } from '../../words.ts';

type Name = (key: string) => string;

/** The changes that an `…Export` of the contract holds. */
export const changesOf = (written: unknown): readonly ChangeInput[] => written as readonly ChangeInput[];

/** Each change as a sentence without its full stop. `names` tells what touchpoints and personas are called. */
export function describeChanges(
  changes: readonly ChangeInput[],
  names: { readonly touchpoint: Name; readonly persona: Name },
): string[] {
  // A change may speak of a touchpoint that one before it has added.
  const added = new Map(changes.flatMap(({ addTouchpoint: one }) => (one ? [[one.key, one.name] as const] : [])));
  const touchpoint: Name = (key) => added.get(key) ?? names.touchpoint(key);
  return changes.map((change) => describe(change, touchpoint, names.persona));
}

function describe(change: ChangeInput, touchpoint: Name, persona: Name): string {
  if (change.addCare) {
    const { kind, strength, touchpoint: key } = change.addCare;
    return `Care at ${touchpoint(key)}: ${CARE[kind].toLowerCase()}, strength ${formatNumber(strength)} of 1`;
  }
  if (change.repairPothole) {
    const { kind, by, touchpoint: key } = change.repairPothole;
    return `Take ${formatShare(by, 0)} of “${POTHOLE[kind].toLowerCase()}” away at ${touchpoint(key)}`;
  }
  if (change.alignStory)
    return `Let every touchpoint of ours tell the promise, ${formatShare(change.alignStory.level, 0)} of the way`;
  if (change.setTelling)
    return `Let ${touchpoint(change.setTelling.touchpoint)} tell ${themes(change.setTelling.telling)}`;
  if (change.setLink) return `Lead ${linkWords(change.setLink, touchpoint)}, ${delay(change.setLink.delayDays ?? 0)}`;
  if (change.removeLink) return `Take away the link ${linkWords(change.removeLink, touchpoint)}`;
  if (change.removeTouchpoint) return `Remove ${touchpoint(change.removeTouchpoint.key)} with its links`;
  if (change.addTouchpoint) return `Add ${fresh(change.addTouchpoint)}`;
  if (change.setTouchpoint) {
    const { key, ...fields } = change.setTouchpoint;
    return `At ${touchpoint(key)}: ${fieldWords(fields)}`;
  }
  if (change.setPersona) {
    const { key, share, traits, intents } = change.setPersona;
    const parts = [
      ...(typeof share === 'number' ? [`share ${formatNumber(share)}`] : []),
      ...Object.entries(traits ?? {}).map(([name, value]) => `${TRAIT[name as keyof typeof TRAIT]} ${plain(value)}`),
      ...(intents ? ['other intents'] : []),
    ];
    return `Of ${persona(key)}: ${parts.join(', ')}`;
  }
  const { name, value } = change.setParameter ?? { name: '', value: 0 };
  return `Set ${name} of the model to ${formatNumber(value, 4)}`;
}

const linkWords = ({ from, to, on }: Pick<LinkInput, 'from' | 'to' | 'on'>, touchpoint: Name): string =>
  `from ${touchpoint(from)} to ${touchpoint(to)} ${TRIGGER[on]}`;

const days = (count: number): string => daysOf(count, 1);

const delay = (waited: number): string =>
  waited === 0 ? 'at once' : `after ${waited < 1 ? counted(Math.round(24 * waited), 'hour') : days(waited)}`;

const themes = (telling: readonly ThemeWeightInput[]): string =>
  telling
    .filter(({ weight }) => weight > 0)
    .map(({ theme, weight }) => `“${theme}” (${formatNumber(weight)})`)
    .join(' and ');

function fresh({ name, channel, owner, audience, push, goal, ask, value }: TouchpointInput): string {
  const parts = [
    CHANNEL[channel].toLowerCase(),
    ...(owner ? [OWNER[owner].toLowerCase()] : []),
    ...(audience && audience !== 'ANYONE' ? [`for ${audience.toLowerCase()} alone`] : []),
    ...(push ? [pushWords(push)] : []),
    ...(goal && goal !== 'NONE' ? [`goal: ${GOAL[goal].toLowerCase()}`] : []),
    ...(typeof value === 'number' ? [`value given ${formatNumber(value)}`] : []),
    ...(typeof ask === 'number' ? [`ask ${formatNumber(ask)}`] : []),
  ];
  return `“${name}” (${parts.join(', ')})`;
}

function pushWords({ perDay, days: on, reach }: PushInput): string {
  const parts = [
    ...(typeof perDay === 'number' ? [`comes ${perDay < 1 ? `every ${days(1 / perDay)}` : timesADay(perDay)}`] : []),
    ...(on ? [`comes on ${on.length === 1 ? 'day' : 'days'} ${on.map((day) => formatNumber(day, 1)).join(', ')}`] : []),
    ...(typeof reach === 'number' ? [`reaches ${formatShare(reach, 0)}`] : []),
  ];
  return parts.join(', ');
}

const plain = (value: unknown): string =>
  typeof value === 'number'
    ? formatNumber(value)
    : typeof value === 'string'
      ? value.toLowerCase().replaceAll('_', ' ')
      : '–';

function fieldWords(fields: Omit<NonNullable<ChangeInput['setTouchpoint']>, 'key'>): string {
  const { push, telling, care, potholes, ...plainFields } = fields;
  return [
    ...Object.entries(plainFields).map(([name, value]) => `${LABELS[name] ?? name} becomes ${plain(value)}`),
    ...(push ? [`it ${pushWords(push)}`] : []),
    ...(telling ? [`it tells ${themes(telling)}`] : []),
    ...(care
      ? [
          `care: ${care.map(({ kind, strength }) => `${CARE[kind].toLowerCase()} ${formatNumber(strength)}`).join(', ')}`,
        ]
      : []),
    ...(potholes ? [`potholes: ${potholes.map(({ kind }) => POTHOLE[kind].toLowerCase()).join(', ') || 'none'}`] : []),
  ].join('; ');
}

const LABELS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(FIELD).map(([name, label]) => [name, label.toLowerCase()])),
  costPerExposure: 'cost per exposure',
  costPerEngagement: 'cost per visit',
  purchaseValue: 'value of a purchase',
};
