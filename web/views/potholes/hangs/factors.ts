/** What may be turned: numbers of the model, traits of personas, fields of touchpoints; each over a range to begin with. */
import type { FactorScale, Trait, TurnedField } from '../../../generated/schema.ts';
import { FIELD, TRAIT } from '../../../words.ts';
import type { PotholesFactorFragment, PotholesNumbersQuery } from './hangs.generated.ts';

export type Factor = PotholesFactorFragment;
type Parameter = PotholesNumbersQuery['parameters'][number];
type Content = NonNullable<PotholesNumbersQuery['design']>;

export interface Numbers {
  readonly touchpoints: Content['touchpoints'];
  readonly personas: Content['personas'];
  readonly parameters: readonly Parameter[];
}

/** Tells factors apart. */
export const keyOf = ({ parameter, persona, trait, touchpoint, field }: Factor): string =>
  [parameter, persona, trait, touchpoint, field].map((each) => each ?? '').join('|');

/** "Engage rate · Checkout"; of the model, the sentence that says what it is. */
export function labelOf(
  { parameter, persona, trait, touchpoint, field }: Factor,
  parameters: readonly Parameter[],
  names: { readonly touchpoint: (key: string) => string; readonly persona: (key: string) => string },
): string {
  if (parameter !== null)
    return parameters.find(({ name }) => name === parameter)?.description.replace(/\.$/, '') ?? parameter;
  if (persona !== null && trait !== null) return `${TRAIT[trait]} · ${names.persona(persona)}`;
  if (touchpoint !== null && field !== null) return `${FIELD[field]} · ${names.touchpoint(touchpoint)}`;
  return '';
}

const NOTHING = { parameter: null, persona: null, trait: null, touchpoint: null, field: null };

type Range = Pick<Factor, 'low' | 'high' | 'scale'>;

/** To two digits that count, so that ends read well. */
const rounded = (value: number): number => Number(value.toPrecision(2));

const range = (low: number, high: number, scale: FactorScale): Range => ({
  low: rounded(low),
  high: rounded(high),
  scale,
});

/** Half to twice as much, as far as it may go. */
const doubled = (value: number, minimum: number, maximum: number): Range =>
  value > 0
    ? range(
        Math.max(minimum, value / 2),
        Math.min(maximum, 2 * value),
        Math.max(minimum, value / 2) > 0 ? 'LOG' : 'LINEAR',
      )
    : range(minimum, Math.min(maximum, minimum + 1), 'LINEAR');

/** Half to twice the odds: p ↦ 1 / (1 + (1 − p)/p · 2), and the same the other way. */
const odds = (chance: number): Range => {
  const ratio = chance / (1 - chance);
  return range(ratio / 2 / (1 + ratio / 2), (2 * ratio) / (1 + 2 * ratio), 'LOGIT');
};

/** A fifth of the scale to both sides. */
const around = (value: number): Range => range(Math.max(0, value - 0.2), Math.min(1, value + 0.2), 'LINEAR');

const RATES: readonly TurnedField[] = ['noticeRate', 'engageRate', 'actionRate'];
const isInside = (value: number): boolean => value > 0 && value < 1;

export function ofParameter({ name, default: value, minimum, maximum }: Parameter): Factor {
  return { ...NOTHING, parameter: name, ...doubled(value, minimum, maximum) };
}

export function ofField(touchpoint: Numbers['touchpoints'][number], field: TurnedField): Factor {
  const value = touchpoint[field];
  const ends =
    RATES.includes(field) && isInside(value) ? odds(value) : field === 'pull' ? doubled(value, 0, 1e6) : around(value);
  return { ...NOTHING, touchpoint: touchpoint.key, field, ...ends };
}

const IN_DAYS: readonly Trait[] = ['memoryDays', 'needDays', 'rebuyDays', 'curiosityPerDay'];
const LONG_NEED = 90;

export function ofTrait(persona: Numbers['personas'][number], trait: Trait): Factor {
  const value = persona.traits[trait] ?? LONG_NEED;
  const ends = IN_DAYS.includes(trait) ? doubled(value, 0.001, 3_650) : isInside(value) ? odds(value) : around(value);
  return { ...NOTHING, persona: persona.key, trait, ...ends };
}

/** The numbers of the model that its story turns on: memory, trust, readiness, pressure, frustration. */
const MAIN: readonly string[] = [
  ...['encodeNoticed', 'interference', 'noticeRecognition', 'actMemory', 'tolerance', 'trustPothole'],
  ...['learn', 'askSlack', 'giveUp', 'quitPressured', 'quitFrustrated', 'visitSpread'],
];

export const PRESETS = {
  MODEL: 'The main numbers of the model',
  RATES: 'How well each touchpoint works',
  TRAITS: 'What the personas are like',
} as const;
export type Preset = keyof typeof PRESETS;

const MOST_RATES = 20;

export function presetFactors(preset: Preset, { touchpoints, personas, parameters }: Numbers): Factor[] {
  if (preset === 'MODEL') return parameters.filter(({ name }) => MAIN.includes(name)).map(ofParameter);
  if (preset === 'TRAITS')
    return personas.flatMap((persona) =>
      (['attention', 'patience', 'memoryDays'] as const).map((trait) => ofTrait(persona, trait)),
    );
  // Where people act the act is turned, elsewhere whether they stay.
  return touchpoints
    .filter(({ owner }) => owner === 'OWNED')
    .slice(0, MOST_RATES)
    .map((touchpoint) =>
      ofField(touchpoint, touchpoint.goal === 'BUY' || touchpoint.goal === 'SUBSCRIBE' ? 'actionRate' : 'engageRate'),
    );
}
