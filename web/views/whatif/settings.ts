/** The sliders of the knobs: how far they go, how their values read, where they stood, and what is known of them. */
import { FIELDS } from '../../generated/fields.ts';
import { formatNumber, formatShare } from '../../format.ts';
import { CARE, CHANNEL, POTHOLE, TRAIT } from '../../words.ts';
import { TOUCHPOINT_FIELDS, type TouchpointField } from './fields.ts';
import { idOf, parseId, type Knob } from './knobs.ts';
import type { Parameter, Saved, SavedPersona, SavedTouchpoint } from './saved.ts';

export interface Setting {
  readonly id: string;
  readonly knob: Knob;
  /** Whose it is: a touchpoint, a persona, the model; empty for the whole journey. */
  readonly of: string;
  readonly label: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
  readonly saved: number;
  readonly show: (value: number) => string;
  readonly meaning: string;
  readonly range: string;
  readonly source: string;
}

const OWN = 'this journey as it is saved';
const chance = (value: number): string => formatShare(value, 1).replace('.0 %', ' %');
const plain = (value: number): string => formatNumber(value, 3);

const SHARE = { minimum: 0, maximum: 1, step: 0.01, show: plain, range: '0 to 1' };
const STRICT_CHANCE = { minimum: 0.005, maximum: 0.995, step: 0.005, show: chance, range: 'above 0 and below 100 %' };
const CHANCE = { minimum: 0, maximum: 1, step: 0.01, show: chance, range: '0 to 100 %' };

/** A round end for a slider whose range has no natural one: about four times what is saved. */
export function reachFor(saved: number, least: number, most: number): { maximum: number; step: number } {
  const wanted = Math.min(most, Math.max(4 * saved, least));
  const power = 10 ** Math.floor(Math.log10(wanted));
  const maximum = Math.min(most, Math.ceil(wanted / power) * power);
  return { maximum, step: 10 ** Math.floor(Math.log10(maximum / 100)) };
}

const upTo = (saved: number, least: number, most: number, unit: string) => {
  const { maximum, step } = reachFor(saved, least, most);
  return {
    minimum: 0,
    maximum,
    step,
    show: (value: number) => `${plain(value)}${unit && ` ${unit}`}`,
    range: `0 to ${formatNumber(most)}${unit && ` ${unit}`}; the slider goes to ${formatNumber(maximum)}`,
  };
};

/** The slider of an id; null when it leads to nothing that this journey has. */
export function settingOf(id: string, saved: Saved): Setting | null {
  const knob = parseId(id);
  if (!knob) return null;
  const built = build(knob, saved);
  return built && { id: idOf(knob), knob, ...built };
}

type Built = Omit<Setting, 'id' | 'knob'> | null;

function build(knob: Knob, saved: Saved): Built {
  switch (knob.kind) {
    case 'disorder':
      return {
        of: '',
        label: 'Disorder',
        minimum: 0,
        maximum: Math.max(3, saved.environment.disorder),
        step: 0.1,
        saved: saved.environment.disorder,
        show: plain,
        meaning:
          'How far from the plan life is: 0 is the plan, 1 is life as the parameters describe it, above 1 is harsher.',
        range: '0 to 10; the slider goes to 3',
        source: saved.scenario ? `the scenario “${saved.scenario.name}”` : 'the default',
      };
    case 'consistency':
      return {
        ...{ of: '', label: 'Consistency', saved: 0, ...CHANCE, step: 0.05 },
        meaning:
          'How far every telling of ours moves towards the promise of the story: 0 leaves them as they are, 100 % lets all of them say the promise.',
        source: OWN,
      };
    case 'share':
    case 'trait':
      return ofPersona(
        knob,
        saved.personas.find(({ key }) => key === knob.persona),
      );
    case 'parameter':
      return ofModel(saved.parameters.find(({ name }) => name === knob.name));
    default:
      return ofTouchpoint(knob, saved);
  }
}

function ofTouchpoint(knob: Extract<Knob, { kind: 'field' | 'pothole' | 'care' }>, saved: Saved): Built {
  const touchpoint = saved.touchpoints.find(({ key }) => key === knob.touchpoint);
  if (!touchpoint) return null;
  if (knob.kind === 'field') return ofField(knob.field, touchpoint, saved);
  if (knob.kind === 'care')
    return {
      ...{ of: touchpoint.name, label: `Care: ${CARE[knob.care].toLowerCase()}`, ...SHARE },
      saved: touchpoint.care.find(({ kind }) => kind === knob.care)?.strength ?? 0,
      meaning: `How well it is done. ${FIELDS.Care.kind.description}`,
      source: OWN,
    };
  const pothole = touchpoint.potholes.find(({ kind }) => kind === knob.pothole);
  if (!pothole) return null;
  return {
    ...{ of: touchpoint.name, label: `Repair: ${POTHOLE[knob.pothole].toLowerCase()}`, saved: 0, ...CHANCE },
    meaning: `Share of this pothole that goes away. Now it catches ${chance(pothole.prevalence)} of those who come.`,
    source: OWN,
  };
}

function ofField(field: TouchpointField, touchpoint: SavedTouchpoint, { channels }: Saved): Built {
  const { label, as } = TOUCHPOINT_FIELDS[field];
  const of = touchpoint.name;
  if (field === 'reach') {
    if (!touchpoint.push) return null;
    const meaning = 'Share of the buyers whom the push can reach at all.';
    return { of, label, ...CHANCE, saved: touchpoint.push.reach, meaning, source: OWN };
  }
  const saved = touchpoint[field];
  const preset = channels.find(({ channel }) => channel === touchpoint.channel);
  const meaning = FIELDS.SetTouchpoint[field].description;
  const base = { of, label, saved, meaning, source: OWN };
  if (as === 'scale') return { ...base, ...SHARE };
  if (as === 'weight') return { ...base, ...upTo(saved, 4, 1e6, '') };
  if (as === 'money') return { ...base, ...upTo(saved, 10, 1e9, 'money') };
  if (field === 'listening') return { ...base, ...CHANCE };
  const known =
    preset &&
    {
      noticeRate: [preset.noticeRate, preset.noticeSource] as const,
      engageRate: [preset.engageRate, preset.engageSource] as const,
      actionRate: [preset.actionRate, preset.actionSource] as const,
    }[field as 'noticeRate' | 'engageRate' | 'actionRate'];
  const source = known
    ? `${OWN}; the preset of the channel ${CHANNEL[touchpoint.channel]} is ${chance(known[0])} (${known[1]})`
    : OWN;
  return { ...base, ...STRICT_CHANCE, source };
}

function ofPersona(knob: Extract<Knob, { kind: 'share' | 'trait' }>, persona: SavedPersona | undefined): Built {
  if (!persona) return null;
  const of = persona.name;
  if (knob.kind === 'share') {
    const meaning = 'Weight of this persona among all of them: twice the weight, twice as many buyers.';
    return {
      of,
      label: 'Share of the buyers',
      saved: persona.share,
      ...upTo(persona.share, 1, 1e6, ''),
      meaning,
      source: OWN,
    };
  }
  const saved = persona.traits[knob.trait];
  // A need that never passes has no length to turn.
  if (saved === null) return null;
  const { description, maximum } = FIELDS.Traits[knob.trait];
  const base = { of, label: TRAIT[knob.trait], saved, meaning: description, source: OWN };
  if (maximum === 1) return { ...base, ...SHARE };
  const unit = knob.trait === 'curiosityPerDay' ? 'a day' : 'days';
  const scale = upTo(saved, knob.trait === 'curiosityPerDay' ? 0.2 : 40, maximum, unit);
  return { ...base, ...scale, ...('aboveMinimum' in FIELDS.Traits[knob.trait] && { minimum: scale.step }) };
}

function ofModel(parameter: Parameter | undefined): Built {
  if (!parameter) return null;
  const { description, unit, saved, source, default: usual, minimum, maximum, aboveMinimum, belowMaximum } = parameter;
  const reach = maximum <= 4 ? { maximum, step: 0.01 } : reachFor(saved, 1, maximum);
  return {
    of: 'The model',
    label: description.replace(/\.$/, ''),
    saved,
    minimum: aboveMinimum || minimum > 0 ? Math.max(minimum, reach.step) : minimum,
    maximum: belowMaximum && reach.maximum === maximum ? maximum - reach.step : reach.maximum,
    step: reach.step,
    show: (value) => `${plain(value)} ${unit}`,
    meaning: `${description} Usually ${plain(usual)}.`,
    range: `${aboveMinimum ? 'above ' : ''}${plain(minimum)} to ${belowMaximum ? 'below ' : ''}${formatNumber(maximum)} ${unit}`,
    source,
  };
}
