import { FIELDS, MEANINGS } from '../../../../generated/fields.ts';
import type { CareInput, CareKind } from '../../../../generated/schema.ts';
import { CARE, FIELD } from '../../../../words.ts';
import { Amount } from '../Amount.tsx';
import { Group } from '../Group.tsx';
import { Items } from '../Items.tsx';
import { PERCENT, slidingOf } from '../scale.ts';
import { inSentence, listed } from '../words.ts';
import type { Part } from './part.ts';

const INFO = FIELDS.Care;
const NONE: readonly CareInput[] = [];

/** What is done about potholes, and whether distress is noticed. */
export function Care({ touchpoint, issues, set }: Part) {
  const care = touchpoint.care ?? NONE;
  return (
    <Group
      id="touchpoint.care"
      title="Care"
      summary={listed(care.map(({ kind }) => inSentence(CARE[kind])))}
      problems={issues.count('care', 'listening')}
    >
      <Amount
        label={FIELD.listening}
        info={FIELDS.Touchpoint.listening}
        scale={PERCENT}
        sliding={slidingOf(FIELDS.Touchpoint.listening)}
        value={touchpoint.listening}
        issue={issues.at('listening')}
        more={<span>What is noticed can be answered by a link “when distress is noticed”.</span>}
        onChange={(listening) => set({ listening })}
      />
      <Items<CareKind, CareInput>
        items={care}
        noun="care"
        words={CARE}
        meanings={MEANINGS.CareKind}
        kindOf={({ kind }) => kind}
        withKind={(one, kind) => ({ ...one, kind })}
        create={(kind) => ({ kind, strength: 0.5 })}
        issue={issues.at('care')}
        onChange={(now) => set({ care: now.length === 0 ? undefined : now })}
      >
        {(one, index, change) => (
          <Amount
            label="Strength"
            info={INFO.strength}
            sliding={slidingOf(INFO.strength)}
            required
            value={one.strength}
            issue={issues.at(`care.${index}.strength`)}
            onChange={(strength = 0) => change({ ...one, strength })}
          />
        )}
      </Items>
    </Group>
  );
}
