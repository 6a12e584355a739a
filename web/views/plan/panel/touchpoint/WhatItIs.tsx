import { FIELDS, MEANINGS } from '../../../../generated/fields.ts';
import { CHANNEL, OWNER } from '../../../../words.ts';
import { renameTouchpoint, useDraft } from '../../draft.ts';
import { findTouchpoint } from '../../edits.ts';
import { Choice } from '../Choice.tsx';
import { Group } from '../Group.tsx';
import { KeyField } from '../KeyField.tsx';
import { Line } from '../Line.tsx';
import { AUDIENCE, inSentence } from '../words.ts';
import type { Part } from './part.ts';

const INFO = FIELDS.Touchpoint;
const NEW_LUCK = 'Luck is addressed by the key: results change.';

/** Its name, its key, where it happens, who speaks and to whom. */
export function WhatItIs({ touchpoint, issues, set }: Part) {
  const { key, name, channel, owner, audience } = touchpoint;
  const design = useDraft((draft) => draft.design);
  const saved = useDraft((draft) => findTouchpoint(draft.saved, key)?.key);
  return (
    <Group
      id="touchpoint.is"
      title="What it is"
      summary={`${CHANNEL[channel]} · ${inSentence(OWNER[owner ?? 'OWNED'])}`}
      problems={issues.count('name', 'key', 'channel', 'owner', 'audience')}
      startsOpen
    >
      <Line
        label="Name"
        info={INFO.name}
        required
        value={name}
        issue={issues.at('name')}
        onChange={(now) => set({ name: now })}
      />
      <Choice
        label="Channel"
        info={INFO.channel}
        words={CHANNEL}
        value={channel}
        issue={issues.at('channel')}
        onPick={(now) => set({ channel: now })}
      />
      <Choice
        label="Who speaks"
        info={INFO.owner}
        words={OWNER}
        meanings={MEANINGS.Owner}
        value={owner}
        preset="OWNED"
        issue={issues.at('owner')}
        onPick={(now) => set({ owner: now })}
      />
      <Choice
        label="Who may meet it"
        info={INFO.audience}
        words={AUDIENCE}
        meanings={MEANINGS.Audience}
        value={audience}
        preset="ANYONE"
        issue={issues.at('audience')}
        onPick={(now) => set({ audience: now })}
      />
      <KeyField
        info={INFO.key}
        value={key}
        saved={saved}
        others={design.touchpoints.flatMap((other) => (other.key === key ? [] : [other.key]))}
        warning={NEW_LUCK}
        issue={issues.at('key')}
        onRename={(now) => renameTouchpoint(key, now)}
      />
    </Group>
  );
}
