/** What a buyer is like, in words. */
import { formatNumber } from '../../format.ts';
import type { Trait } from '../../generated/schema.ts';
import type { LifeOfFragment } from './life.generated.ts';

type Traits = LifeOfFragment['traits'];

const LEVELS: Readonly<Partial<Record<Trait, readonly [string, string, string, string, string]>>> = {
  attention: ['hardly attentive', 'not very attentive', 'fairly attentive', 'attentive', 'very attentive'],
  patience: ['very impatient', 'impatient', 'fairly patient', 'patient', 'very patient'],
  trust: [
    'distrustful at first',
    'wary at first',
    'open at first',
    'trusting from the start',
    'very trusting from the start',
  ],
  drift: [
    'hardly ever wanders off',
    'seldom wanders off',
    'sometimes wanders off',
    'often wanders off',
    'wanders off all the time',
  ],
  sensitivity: [
    ...(['shrugs off pressure', 'bears pressure well'] as const),
    ...(['minds pressure', 'sensitive to pressure', 'very sensitive to pressure'] as const),
  ],
};

const days = (count: number): string => (count < 1.5 ? 'a day' : `${formatNumber(count, count < 10 ? 1 : 0)} days`);

/** Each trait in words, with its number. */
export function describeTraits(
  traits: Traits,
): { readonly trait: Trait; readonly words: string; readonly value: string }[] {
  const told = Object.entries(LEVELS).map(([trait, words]) => {
    const value = traits[trait as Trait] ?? 0;
    return { trait: trait as Trait, words: words[Math.min(4, Math.floor(5 * value))], value: formatNumber(value, 2) };
  });
  const { memoryDays, curiosityPerDay, needDays, rebuyDays } = traits;
  return [
    ...told,
    { trait: 'memoryDays', words: `half forgets in ${days(memoryDays)}`, value: '' },
    {
      trait: 'curiosityPerDay',
      words: curiosityPerDay > 0 ? `goes looking every ${days(1 / curiosityPerDay)} when keen` : 'never goes looking',
      value: '',
    },
    {
      trait: 'needDays',
      words: needDays === null ? 'the need never passes' : `the need lasts about ${days(needDays)}`,
      value: '',
    },
    {
      trait: 'rebuyDays',
      words: rebuyDays > 0 ? `needs it again after ${days(rebuyDays)}` : 'always needs more',
      value: '',
    },
  ];
}
