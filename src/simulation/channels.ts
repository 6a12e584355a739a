import type { Arrival, Channel } from './vocabulary.ts';

/** What a touchpoint of this channel is taken to be like where its design does not say. Rates are for a neutral buyer. */
export interface ChannelPreset {
  readonly channel: Channel;
  readonly arrives: Arrival;
  /** Chance that a neutral buyer notices a push, in (0, 1). */
  readonly noticeRate: number;
  readonly noticeSource: string;
  /** Chance that a neutral buyer who noticed, or came, stays with it, in (0, 1). */
  readonly engageRate: number;
  readonly engageSource: string;
  /** Chance that a neutral buyer who engaged completes SUBSCRIBE or BUY, in (0, 1). */
  readonly actionRate: number;
  readonly actionSource: string;
}

type Rate = readonly [value: number, source: string];

const preset = (channel: Channel, arrives: Arrival, notice: Rate, engage: Rate, action: Rate): ChannelPreset => ({
  channel,
  arrives,
  noticeRate: notice[0],
  noticeSource: notice[1],
  engageRate: engage[0],
  engageSource: engage[1],
  actionRate: action[0],
  actionSource: action[1],
});

const assumed = (value: number): Rate => [value, 'assumption'];
const like = (channel: Channel, value: number): Rate => [value, `assumption, by analogy with ${channel}`];

const CAMPAIGN_MONITOR = 'V Campaign Monitor 2022, 100 bn mails';
const BOUNCE = 'V Contentsquare, about 50 % bounce; retail quartiles 38, 47, 62 %';

const PRESETS: readonly ChannelPreset[] = [
  preset(
    'EMAIL',
    'BY_ITSELF',
    [0.215, `${CAMPAIGN_MONITOR}: 21.5 % opens, inflated by privacy proxies`],
    [0.107, `${CAMPAIGN_MONITOR}: 2.3 % clicks over 21.5 % opens`],
    assumed(0.2),
  ),
  preset(
    'DISPLAY_AD',
    'BY_ITSELF',
    [0.42, 'V eye-tracking: 42 % of viewable ads are looked at for a second or more'],
    [0.002, 'V click rates of display ads'],
    assumed(0.05),
  ),
  preset(
    'SOCIAL_AD',
    'BY_ITSELF',
    assumed(0.35),
    [0.015, 'V/W LinkedIn single image, 0.44–0.65 % clicks over those who notice'],
    assumed(0.1),
  ),
  preset('SOCIAL_POST', 'BY_ITSELF', assumed(0.3), assumed(0.03), assumed(0.1)),
  preset('SEARCH', 'SOUGHT', assumed(0.5), like('LANDING_PAGE', 0.3), like('WEBSITE', 0.1)),
  preset('WEBSITE', 'SOUGHT', assumed(0.5), [0.5, BOUNCE], assumed(0.1)),
  preset('LANDING_PAGE', 'SOUGHT', assumed(0.5), [0.25, 'W 70–90 % bounce'], assumed(0.2)),
  preset('FORM', 'SOUGHT', assumed(0.5), assumed(0.5), [
    0.2,
    'W mean abandonment after start 67.9 %; those who reach it are readier than neutral',
  ]),
  preset(
    'WEBINAR',
    'SOUGHT',
    assumed(0.5),
    [0.57, 'V registrant to live 35–45 %: gives 35 % attendance after forgetting'],
    assumed(0.3),
  ),
  preset('EVENT', 'SOUGHT', like('WEBINAR', 0.5), like('WEBINAR', 0.57), like('WEBINAR', 0.3)),
  preset('VIDEO', 'SOUGHT', assumed(0.5), like('WEBSITE', 0.4), like('WEBSITE', 0.1)),
  preset('PODCAST', 'SOUGHT', assumed(0.5), like('WEBSITE', 0.4), like('WEBSITE', 0.1)),
  preset(
    'SALES_CALL',
    'BY_ITSELF',
    [0.1, 'W Cognism 4.8 %, Bridge Group 13 % of dials connect'],
    [0.23, 'W 2.3 % of dials become a meeting, over 10 % that connect'],
    assumed(0.2),
  ),
  preset('CHAT', 'SOUGHT', assumed(0.5), assumed(0.4), like('SALES_CALL', 0.2)),
  preset('REVIEW', 'SOUGHT', assumed(0.4), [0.6, 'V BrightLocal: 87 % read reviews; value: assumption'], assumed(0.1)),
  preset('ANALYST_REPORT', 'SOUGHT', like('REVIEW', 0.4), assumed(0.4), assumed(0.1)),
  preset(
    'WORD_OF_MOUTH',
    'BY_ITSELF',
    assumed(0.4),
    [0.12, 'assumption; A You et al. 2015 give elasticities only (volume .24, valence .42)'],
    assumed(0.1),
  ),
  preset('COMMUNITY', 'SOUGHT', assumed(0.4), like('WEBSITE', 0.5), like('WEBSITE', 0.1)),
  preset('STORE', 'SOUGHT', assumed(0.5), like('WEBSITE', 0.6), like('CHECKOUT', 0.15)),
  preset('CHECKOUT', 'SOUGHT', assumed(0.5), assumed(0.8), [
    0.15,
    'V Baymard: 70.2 % of carts abandoned (gives about 0.3 completed); those who reach it are readier than neutral',
  ]),
  preset('ONBOARDING', 'BY_ITSELF', assumed(0.6), assumed(0.5), assumed(0.2)),
  preset('PRODUCT', 'BY_ITSELF', assumed(0.7), assumed(0.7), assumed(0.1)),
  preset('SUPPORT', 'SOUGHT', assumed(0.5), assumed(0.8), assumed(0.1)),
  preset('LOYALTY', 'SOUGHT', like('EMAIL', 0.3), assumed(0.3), assumed(0.2)),
];

/** All presets, one per channel, in the order of CHANNELS. */
export const CHANNEL_PRESETS: readonly ChannelPreset[] = PRESETS;

const BY_CHANNEL = Object.fromEntries(PRESETS.map((entry) => [entry.channel, entry])) as Record<Channel, ChannelPreset>;

/** The preset of a channel. */
export function presetOf(channel: Channel): ChannelPreset {
  return BY_CHANNEL[channel];
}
