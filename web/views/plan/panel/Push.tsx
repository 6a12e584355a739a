/** How a touchpoint comes to buyers by itself: not at all, on days of the calendar, or at random. */
import { useId, useRef } from 'react';
import { FIELDS } from '../../../generated/fields.ts';
import type { PushInput } from '../../../generated/schema.ts';
import { Hint } from '../../../parts/Tip.tsx';
import { useIsReadOnly } from '../draft.ts';
import { Amount } from './Amount.tsx';
import { Days } from './Days.tsx';
import { About, Frame, marked } from './Frame.tsx';
import frame from './Frame.module.css';
import type { Issues } from './issueAt.ts';
import { problemOfKey } from './KeyField.tsx';
import { inUnit, PERCENT, slidingOf } from './scale.ts';
import css from './Push.module.css';

type Way = 'none' | 'days' | 'random';
const WAYS: readonly (readonly [Way, string])[] = [
  ['none', 'Not by itself'],
  ['days', 'On days'],
  ['random', 'At random'],
];

const wayOf = (push: PushInput | null | undefined): Way => {
  if (!push) return 'none';
  return push.days ? 'days' : 'random';
};

const FIRST_DAYS = [1];
const FIRST_RATE = 0.1;

export function Push({
  value,
  ownKey,
  groups,
  issues,
  onChange,
}: {
  value: PushInput | null | undefined;
  /** The touchpoint's key: its group when none is given. */
  ownKey: string;
  /** Groups that other touchpoints belong to. */
  groups: readonly string[];
  issues: Issues;
  onChange: (push: PushInput | undefined) => void;
}) {
  const name = useId();
  const isReadOnly = useIsReadOnly();
  // What was set comes back when somebody looks at another way and returns.
  const before = useRef<PushInput>({});
  const way = wayOf(value);
  const go = (to: Way) => {
    before.current = { ...before.current, ...value };
    const { days, perDay, ...shared } = before.current;
    if (to === 'none') onChange(undefined);
    else
      onChange(to === 'days' ? { ...shared, days: days ?? FIRST_DAYS } : { ...shared, perDay: perDay ?? FIRST_RATE });
  };
  const change = (patch: PushInput) => {
    const entries = Object.entries({ ...value, ...patch }).filter(([, entry]) => entry !== undefined);
    onChange(Object.fromEntries(entries));
  };
  return (
    <>
      <fieldset className={css.ways} disabled={isReadOnly}>
        <legend>
          Comes to buyers
          <Hint about="how it comes to buyers">
            <About info={FIELDS.Touchpoint.push} />
          </Hint>
        </legend>
        <span className={css.segments}>
          {WAYS.map(([each, words]) => (
            <label key={each} className={css.segment}>
              <input type="radio" {...{ name }} checked={each === way} onChange={() => go(each)} />
              <span>{words}</span>
            </label>
          ))}
        </span>
      </fieldset>
      {issues.at('') && (
        <span className={frame.wrong} role="alert">
          {issues.at('')}
        </span>
      )}
      {way === 'days' && (
        <Days value={value?.days ?? []} issue={issues.within('days')} onChange={(days) => change({ days })} />
      )}
      {way === 'random' && (
        <Amount
          label="How often"
          info={FIELDS.Push.perDay}
          scale={inUnit('a day')}
          required
          value={value?.perDay}
          issue={issues.at('perDay')}
          onChange={(perDay) => change({ perDay })}
        />
      )}
      {way !== 'none' && (
        <>
          <Amount
            label="Reach"
            info={FIELDS.Push.reach}
            scale={PERCENT}
            sliding={slidingOf(FIELDS.Push.reach)}
            value={value?.reach}
            issue={issues.at('reach')}
            onChange={(reach) => change({ reach })}
          />
          <ReachGroup {...{ ownKey, groups }} value={value?.group} issue={issues.at('group')} onChange={change} />
        </>
      )}
    </>
  );
}

function ReachGroup({
  value,
  ownKey,
  groups,
  issue,
  onChange,
}: {
  value: string | null | undefined;
  ownKey: string;
  groups: readonly string[];
  issue?: string;
  onChange: (patch: Pick<PushInput, 'group'>) => void;
}) {
  const id = useId();
  const isReadOnly = useIsReadOnly();
  const problem = (value ? problemOfKey(value) : undefined) ?? issue;
  return (
    <Frame
      {...{ id, problem }}
      label="Shares its reach with the group"
      hint={<About info={FIELDS.Push.group} preset={{ shown: `“${ownKey}”`, from: 'the touchpoint’s own key' }} />}
      isSet={Boolean(value)}
      onReset={() => onChange({ group: undefined })}
    >
      <input
        id={id}
        className={frame.input}
        list={`${id}-groups`}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        readOnly={isReadOnly}
        placeholder={ownKey}
        value={value ?? ''}
        onChange={({ target }) => onChange({ group: target.value === '' ? undefined : target.value })}
        {...marked(id, problem)}
      />
      <datalist id={`${id}-groups`}>
        {groups.map((group) => (
          <option key={group} value={group} />
        ))}
      </datalist>
    </Frame>
  );
}
