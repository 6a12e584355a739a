/** What stands in for what is left out: the channels' presets with their sources, and the parameters of the model. */
import { useAsked } from '../../../api/cache.ts';
import type { Channel } from '../../../generated/schema.ts';
import { CHANNEL } from '../../../words.ts';
import type { NumberPreset } from './Amount.tsx';
import { PanelReferenceDocument, type PanelReferenceQuery } from './panel.generated.ts';

export type ChannelPreset = PanelReferenceQuery['channels'][number];

/** Until the server has answered, and where it does not know it, a parameter is undefined. */
export function useParameter(name: string): number | undefined {
  const { data } = useAsked(PanelReferenceDocument, {}, { forever: true });
  return data?.parameters.find((parameter) => parameter.name === name)?.default;
}

export function useChannelPreset(channel: Channel): ChannelPreset | undefined {
  const { data } = useAsked(PanelReferenceDocument, {}, { forever: true });
  return data?.channels.find((preset) => preset.channel === channel);
}

export const fromChannel = (channel: Channel): string => `the preset of the channel ${CHANNEL[channel]}`;

export const RATES = { noticeRate: 'noticeSource', engageRate: 'engageSource', actionRate: 'actionSource' } as const;

export const ratePreset = (preset: ChannelPreset | undefined, rate: keyof typeof RATES): NumberPreset | undefined =>
  preset && { value: preset[rate], from: fromChannel(preset.channel), source: explainSource(preset[RATES[rate]]) };

const GRADES: readonly (readonly [RegExp, string])[] = [
  [/^V\/W\s+/, 'vendor and third-hand figures: '],
  [/^V\s+/, 'vendor figures: '],
  [/^W\s+/, 'third-hand figures: '],
  [/^A\s+/, 'peer-reviewed: '],
  [/^F\s+/, 'public field data: '],
];

/** A source with its grade, which stands as a letter before it, in words. */
export function explainSource(source: string): string {
  const grade = GRADES.find(([letter]) => letter.test(source));
  return grade ? source.replace(...grade) : source;
}
