/** Channels in groups, for who looks for one. */
import { MEANINGS } from '../../../generated/fields.ts';
import type { Channel } from '../../../generated/schema.ts';
import { CHANNEL } from '../../../words.ts';

export interface ChannelGroup {
  readonly name: string;
  readonly channels: readonly Channel[];
}

export const CHANNEL_GROUPS: readonly ChannelGroup[] = [
  { name: 'Goes out to buyers', channels: ['EMAIL', 'SALES_CALL', 'DISPLAY_AD', 'SOCIAL_AD', 'SOCIAL_POST'] },
  { name: 'Found by buyers', channels: ['SEARCH', 'WEBSITE', 'LANDING_PAGE', 'VIDEO', 'PODCAST'] },
  { name: 'Live and in person', channels: ['WEBINAR', 'EVENT', 'CHAT', 'STORE'] },
  { name: 'Signing up and buying', channels: ['FORM', 'CHECKOUT'] },
  { name: 'What others say', channels: ['WORD_OF_MOUTH', 'REVIEW', 'ANALYST_REPORT', 'COMMUNITY'] },
  { name: 'After the purchase', channels: ['ONBOARDING', 'PRODUCT', 'SUPPORT', 'LOYALTY'] },
];

/** The groups with only what has the words in its name, its meaning or its group's name. */
export function searchChannels(words: string): readonly ChannelGroup[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return CHANNEL_GROUPS;
  return CHANNEL_GROUPS.map(({ name, channels }) => ({
    name,
    channels: channels.filter((channel) =>
      `${CHANNEL[channel]} ${CHANNEL[channel].replaceAll('-', '')} ${MEANINGS.Channel[channel]} ${name}`
        .toLowerCase()
        .includes(wanted),
    ),
  })).filter(({ channels }) => channels.length > 0);
}
