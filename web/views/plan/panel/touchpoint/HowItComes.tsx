import { FIELDS, MEANINGS } from '../../../../generated/fields.ts';
import type { DesignInput, TouchpointInput } from '../../../../generated/schema.ts';
import { formatNumber, formatShare } from '../../../../format.ts';
import { useDraft } from '../../draft.ts';
import { describePush } from '../../words.ts';
import { Amount } from '../Amount.tsx';
import { Choice } from '../Choice.tsx';
import { Group } from '../Group.tsx';
import { Push } from '../Push.tsx';
import { fromChannel, useChannelPreset } from '../reference.ts';
import { ARRIVAL } from '../words.ts';
import type { Part } from './part.ts';

const INFO = FIELDS.Touchpoint;

/** By itself, as a follow-up, or because buyers go looking. */
export function HowItComes({ touchpoint, issues, set }: Part) {
  const { key, channel, push, arrives, pull } = touchpoint;
  const preset = useChannelPreset(channel);
  const design = useDraft((draft) => draft.design);
  return (
    <Group
      id="touchpoint.comes"
      title="How it comes to buyers"
      summary={describe(touchpoint)}
      problems={issues.count('push', 'arrives', 'pull')}
    >
      <Push
        value={push}
        ownKey={key}
        groups={groupsOf(design)}
        issues={issues.below('push')}
        onChange={(now) => set({ push: now })}
      />
      <Choice
        label="As a follow-up"
        info={INFO.arrives}
        words={ARRIVAL}
        meanings={MEANINGS.Arrival}
        value={arrives}
        preset={preset?.arrives}
        presetFrom={{ from: fromChannel(channel) }}
        issue={issues.at('arrives')}
        onPick={(now) => set({ arrives: now })}
      />
      <Amount
        label="Pull"
        info={INFO.pull}
        value={pull}
        issue={issues.at('pull')}
        onChange={(now) => set({ pull: now })}
      />
    </Group>
  );
}

function describe({ push, pull }: TouchpointInput): string {
  const parts = [
    ...(push ? [describePush(push)] : []),
    ...(push && push.reach !== undefined && push.reach !== null ? [`reaches ${formatShare(push.reach, 0)}`] : []),
    ...(pull ? [`pull ${formatNumber(pull)}`] : []),
  ];
  return parts.length === 0 ? 'by links alone' : parts.join(' · ');
}

const groupsOf = ({ touchpoints }: DesignInput): string[] =>
  [...new Set(touchpoints.flatMap(({ push }) => (push?.group ? [push.group] : [])))].sort();
