/** What a scenario does differently, in words. */
import { CARE, CHANNEL, FIELD, INTENT, OWNER, POTHOLE, TRAIT, TRIGGER } from '../../../words.ts';
import { counted, daysOf, formatNumber, timesADay } from '../../../format.ts';
import type { CompareChangeFragment } from './scenarios.generated.ts';

export type WrittenChange = CompareChangeFragment;

export interface Names {
  readonly touchpoint: (key: string) => string;
  readonly persona: (key: string) => string;
}

type SetTouchpoint = NonNullable<WrittenChange['setTouchpoint']>;
type Push = NonNullable<SetTouchpoint['push']>;
type SetPersona = NonNullable<WrittenChange['setPersona']>;
type Weights = readonly { readonly theme: string; readonly weight: number }[];

const number = (value: number): string => formatNumber(value, 3);
const percent = (share: number): string => `${formatNumber(100 * share, 1)} %`;
const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

/** "a", "a and b", "a, b and c". */
export const inARow = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;

const FIELD_WORDS: Readonly<Record<string, string>> = {
  ...FIELD,
  name: 'Name',
  channel: 'Channel',
  owner: 'Owner',
  audience: 'Audience',
  push: 'When it comes',
  arrives: 'How it is met',
  goal: 'Goal',
  telling: 'What it says',
  potholes: 'Potholes',
  care: 'Care',
  costPerExposure: 'Cost per exposure',
  costPerEngagement: 'Cost per engagement',
  purchaseValue: 'Value of a purchase',
};

/** What is said, as shares of the whole: weights mean nothing but their proportions. */
function describeTelling(telling: Weights): string {
  const whole = telling.reduce((sum, { weight }) => sum + weight, 0);
  const said = telling.filter(({ weight }) => weight !== 0);
  if (said.length === 1) return `“${said[0].theme}” alone`;
  return inARow(said.map(({ theme, weight }) => `“${theme}” ${percent(weight / whole)}`));
}

function describePush({ reach, days, perDay }: Push): string {
  return [
    ...(days ? [`on day ${inARow(days.map(number))}`] : []),
    ...(perDay === null ? [] : [`${timesADay(perDay, 3)} at random`]),
    ...(reach === null ? [] : [`to ${percent(reach)} of buyers`]),
  ].join(', ');
}

function describeField(field: string, set: SetTouchpoint): string {
  const { push, telling, potholes, care, channel, owner } = set;
  if (field === 'push' && push) return `comes ${describePush(push)}`;
  if (field === 'telling' && telling) return `says ${describeTelling(telling)}`;
  if (field === 'potholes' && potholes)
    return `potholes: ${inARow(potholes.map(({ kind, prevalence }) => `${lower(POTHOLE[kind])} on ${percent(prevalence)} of visits`)) || 'none'}`;
  if (field === 'care' && care)
    return `care: ${inARow(care.map(({ kind, strength }) => `${lower(CARE[kind])} ${number(strength)}`)) || 'none'}`;
  if (field === 'channel' && channel) return `becomes: ${lower(CHANNEL[channel])}`;
  if (field === 'owner' && owner) return `owner: ${lower(OWNER[owner])}`;
  const value = set[field as keyof SetTouchpoint];
  const name = lower(FIELD_WORDS[field] ?? field);
  if (typeof value === 'number') return `${name} ${number(value)}`;
  return typeof value === 'string'
    ? `${name} “${field === 'name' ? value : value.toLowerCase().replaceAll('_', ' ')}”`
    : name;
}

const fieldsSet = (set: SetTouchpoint): string[] =>
  Object.entries(set).flatMap(([field, value]) =>
    value === null || field === 'key' || field === '__typename' ? [] : [field],
  );

function describePersona({ share, traits, intents }: SetPersona): string {
  const turned = Object.entries(traits ?? {}).flatMap(([trait, value]) =>
    typeof value === 'number' ? [`${lower(TRAIT[trait as keyof typeof TRAIT])} ${number(value)}`] : [],
  );
  const wanted = Object.entries(intents ?? {}).flatMap(([intent, value]) =>
    typeof value === 'number' ? [`${lower(INTENT[intent.toUpperCase() as keyof typeof INTENT])} ${number(value)}`] : [],
  );
  return inARow([
    ...(share === null ? [] : [`weight ${number(share)}`]),
    ...turned,
    ...(traits?.needNeverPasses ? ['the need never passes'] : []),
    ...wanted,
  ]);
}

const delay = (days: number | null): string => (days === null || days === 0 ? 'at once' : `after ${daysOf(days, 3)}`);

/** One change in a phrase, without a full stop. */
export function describeChange(change: WrittenChange, { touchpoint, persona }: Names): string {
  const { setTouchpoint, addTouchpoint, removeTouchpoint, repairPothole, addCare, alignStory } = change;
  const { setTelling, setLink, removeLink, setPersona, setParameter } = change;
  if (setTouchpoint) {
    const fields = fieldsSet(setTouchpoint).map((field) => describeField(field, setTouchpoint));
    return `${touchpoint(setTouchpoint.key)}: ${fields.join('; ')}`;
  }
  if (addTouchpoint) return `New touchpoint: ${addTouchpoint.name} (${lower(CHANNEL[addTouchpoint.channel])})`;
  if (removeTouchpoint) return `Without ${touchpoint(removeTouchpoint.key)} and its links`;
  if (repairPothole) {
    const [pothole, place] = [lower(POTHOLE[repairPothole.kind]), touchpoint(repairPothole.touchpoint)];
    return repairPothole.by === 1
      ? `${place}: no more ${pothole}`
      : `${place}: ${pothole} becomes ${percent(repairPothole.by)} rarer`;
  }
  if (addCare)
    return `${touchpoint(addCare.touchpoint)}: care by ${lower(CARE[addCare.kind])}, strength ${number(addCare.strength)}`;
  if (alignStory)
    return alignStory.level === 1
      ? 'One story: every touchpoint, ours and earned, says the promise'
      : `Every touchpoint, ours and earned, moves ${percent(alignStory.level)} of the way to the promise`;
  if (setTelling) return `${touchpoint(setTelling.touchpoint)}: says ${describeTelling(setTelling.telling)}`;
  if (setLink)
    return `Link from ${touchpoint(setLink.from)} to ${touchpoint(setLink.to)}, ${TRIGGER[setLink.on]}, ${delay(setLink.delayDays)}`;
  if (removeLink)
    return `No link from ${touchpoint(removeLink.from)} to ${touchpoint(removeLink.to)} (${TRIGGER[removeLink.on]})`;
  if (setPersona) return `${persona(setPersona.key)}: ${describePersona(setPersona)}`;
  return setParameter
    ? `Parameter ${setParameter.name} = ${number(setParameter.value)}`
    : 'Something this page does not know';
}

/** Many changes in one sentence: how many of each kind. */
export function summarizeChanges(changes: readonly WrittenChange[]): string {
  const places = (keys: readonly (string | undefined)[]) => new Set(keys.filter((key) => key !== undefined)).size;
  const set = changes.flatMap(({ setTouchpoint }) => (setTouchpoint ? [setTouchpoint] : []));
  const fields = [...new Set(set.flatMap(fieldsSet))].map((field) => lower(FIELD_WORDS[field] ?? field));
  const count = (kind: keyof WrittenChange) => changes.filter((change) => change[kind]).length;
  const parts = [
    ...(count('alignStory') > 0 ? ['one story'] : []),
    ...(count('setTelling') > 0
      ? [
          `${counted(places(changes.map((change) => change.setTelling?.touchpoint)), 'touchpoint says', 'touchpoints say')} something else`,
        ]
      : []),
    ...(set.length > 0
      ? [`${counted(places(set.map(({ key }) => key)), 'touchpoint')} changed (${inARow(fields)})`]
      : []),
    ...(count('addCare') > 0
      ? [`care at ${counted(places(changes.map((change) => change.addCare?.touchpoint)), 'touchpoint')}`]
      : []),
    ...(count('repairPothole') > 0 ? [`${counted(count('repairPothole'), 'pothole')} rarer or gone`] : []),
    ...(count('addTouchpoint') > 0 ? [counted(count('addTouchpoint'), 'new touchpoint')] : []),
    ...(count('removeTouchpoint') > 0 ? [`${counted(count('removeTouchpoint'), 'touchpoint')} left out`] : []),
    ...(count('setLink') > 0 ? [`${counted(count('setLink'), 'link')} set`] : []),
    ...(count('removeLink') > 0 ? [`${counted(count('removeLink'), 'link')} removed`] : []),
    ...(count('setPersona') > 0 ? [`${counted(count('setPersona'), 'persona')} changed`] : []),
    ...(count('setParameter') > 0 ? [`${counted(count('setParameter'), 'parameter')} set`] : []),
  ];
  const sentence = inARow(parts);
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
