import { formatNumber } from '../../../../format.ts';
import { FIELDS } from '../../../../generated/fields.ts';
import { Amount } from '../Amount.tsx';
import { Group } from '../Group.tsx';
import { listed } from '../words.ts';
import type { Part } from './part.ts';

const INFO = FIELDS.Touchpoint;

const LABEL = {
  costPerExposure: 'Cost per exposure',
  costPerEngagement: 'Cost per buyer who comes through',
  purchaseValue: 'Revenue per purchase',
} as const;
const SHORT = { costPerExposure: 'an exposure', costPerEngagement: 'a visitor', purchaseValue: 'revenue' } as const;
const NAMES = Object.keys(LABEL) as (keyof typeof LABEL)[];

const CURRENCY = <span>In whatever currency the design is reckoned in, the same everywhere.</span>;

/** What it costs and brings in. */
export function Money({ touchpoint, issues, set }: Part) {
  const written = NAMES.filter((name) => touchpoint[name]);
  return (
    <Group
      id="touchpoint.money"
      title="Money"
      summary={listed(written.map((name) => `${formatNumber(touchpoint[name])} ${SHORT[name]}`))}
      problems={issues.count(...NAMES)}
    >
      {NAMES.map((name) => (
        <Amount
          key={name}
          label={LABEL[name]}
          info={INFO[name]}
          value={touchpoint[name]}
          issue={issues.at(name)}
          more={CURRENCY}
          onChange={(now) => set({ [name]: now })}
        />
      ))}
    </Group>
  );
}
