import { FIELDS } from '../../../../generated/fields.ts';
import { FIELD } from '../../../../words.ts';
import { useDraft } from '../../draft.ts';
import { describeTelling, tellingOf } from '../../words.ts';
import { Amount } from '../Amount.tsx';
import { Group } from '../Group.tsx';
import { useParameter } from '../reference.ts';
import { slidingOf } from '../scale.ts';
import { Telling } from '../Telling.tsx';
import type { Part } from './part.ts';

const INFO = FIELDS.Touchpoint;

/** What of the story it tells, and whose it seems to be. */
export function WhatItSays({ touchpoint, issues, set }: Part) {
  const story = useDraft((draft) => draft.design.story);
  const tolerance = useParameter('tolerance');
  return (
    <Group
      id="touchpoint.says"
      title="What it says"
      summary={describeTelling(tellingOf(touchpoint, story, tolerance ?? 1))}
      problems={issues.count('telling', 'branding')}
      startsOpen
    >
      <Telling
        story={story}
        owner={touchpoint.owner ?? 'OWNED'}
        value={touchpoint.telling}
        tolerance={tolerance}
        issues={issues.below('telling')}
        onChange={(telling) => set({ telling })}
      />
      <Amount
        label={FIELD.branding}
        info={INFO.branding}
        sliding={slidingOf(INFO.branding)}
        value={touchpoint.branding}
        issue={issues.at('branding')}
        onChange={(branding) => set({ branding })}
      />
    </Group>
  );
}
