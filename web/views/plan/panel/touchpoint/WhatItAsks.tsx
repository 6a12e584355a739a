import { FIELDS, MEANINGS } from '../../../../generated/fields.ts';
import { FIELD, GOAL } from '../../../../words.ts';
import { Amount } from '../Amount.tsx';
import { Choice } from '../Choice.tsx';
import { Group } from '../Group.tsx';
import { slidingOf } from '../scale.ts';
import type { Part } from './part.ts';

const INFO = FIELDS.Touchpoint;
const NAMES = ['effort', 'value', 'ask'] as const;
const A_RIVALS_GOALS = ['NONE', 'BUY'] as const;

/** What it leads to, what it costs the buyer, and what it gives. */
export function WhatItAsks({ touchpoint, issues, set }: Part) {
  const { goal, owner } = touchpoint;
  return (
    <Group
      id="touchpoint.asks"
      title="What it asks and gives"
      summary={goal && goal !== 'NONE' ? `leads to: ${GOAL[goal].toLowerCase()}` : ''}
      problems={issues.count('goal', ...NAMES)}
    >
      <Choice
        label="What coming through leads to"
        info={INFO.goal}
        words={GOAL}
        meanings={MEANINGS.Goal}
        allowed={owner === 'COMPETITOR' ? A_RIVALS_GOALS : undefined}
        value={goal}
        preset="NONE"
        issue={issues.at('goal')}
        onPick={(now) => set({ goal: now })}
      />
      {NAMES.map((name) => (
        <Amount
          key={name}
          label={FIELD[name]}
          info={INFO[name]}
          sliding={slidingOf(INFO[name])}
          value={touchpoint[name]}
          issue={issues.at(name)}
          onChange={(now) => set({ [name]: now })}
        />
      ))}
    </Group>
  );
}
