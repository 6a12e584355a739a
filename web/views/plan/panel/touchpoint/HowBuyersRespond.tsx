import { FIELDS } from '../../../../generated/fields.ts';
import { FIELD } from '../../../../words.ts';
import { Amount } from '../Amount.tsx';
import { Group } from '../Group.tsx';
import { ratePreset, RATES, useChannelPreset } from '../reference.ts';
import { PERCENT, show, slidingOf } from '../scale.ts';
import type { Part } from './part.ts';

const INFO = FIELDS.Touchpoint;
const NAMES = Object.keys(RATES) as (keyof typeof RATES)[];

const NEUTRAL = (
  <span>
    Neutral: half attentive, remembering nothing, neither ready nor averse. Memory, trust, mood and fatigue move each
    buyer up or down from there.
  </span>
);

/** Whether they notice, stay, and act. */
export function HowBuyersRespond({ touchpoint, issues, set }: Part) {
  const preset = useChannelPreset(touchpoint.channel);
  const shown = NAMES.map((rate) => touchpoint[rate] ?? preset?.[rate]);
  return (
    <Group
      id="touchpoint.respond"
      title="How buyers respond"
      summary={shown.map((rate) => (rate === undefined ? '…' : show(rate, PERCENT))).join(' · ')}
      problems={issues.count(...NAMES)}
      startsOpen
    >
      {NAMES.map((rate) => (
        <Amount
          key={rate}
          label={FIELD[rate]}
          info={INFO[rate]}
          scale={PERCENT}
          sliding={slidingOf(INFO[rate])}
          value={touchpoint[rate]}
          preset={ratePreset(preset, rate)}
          issue={issues.at(rate)}
          more={NEUTRAL}
          onChange={(now) => set({ [rate]: now })}
        />
      ))}
    </Group>
  );
}
