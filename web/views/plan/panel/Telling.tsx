/** What a touchpoint says, theme by theme, over the outline of what the brand promises. */
import { X } from 'lucide-react';
import { useRef } from 'react';
import { formatShare } from '../../../format.ts';
import { FIELDS } from '../../../generated/fields.ts';
import type { Owner } from '../../../generated/schema.ts';
import { Button } from '../../../parts/Button.tsx';
import { CheckField } from '../../../parts/Field.tsx';
import { takeAway } from '../../../parts/focus.ts';
import { useIsReadOnly } from '../draft.ts';
import { describeLikeness, describeShift, likenessOf, sumOf, weightsOf, type ThemeWeight } from './likeness.ts';
import type { Issues } from './issueAt.ts';
import { themeColor } from './themes.ts';
import { Mix, type MixEntry } from './Mix.tsx';
import css from './Telling.module.css';

export interface Told {
  readonly themes: readonly string[];
  readonly promise: readonly ThemeWeight[];
}

/** What is said when nothing is written: the promise by the brand itself, nothing by others. */
const leftOutSays = (owner: Owner, { promise }: Told): readonly ThemeWeight[] => (owner === 'OWNED' ? promise : []);

export function Telling({
  story,
  owner,
  value,
  tolerance,
  issues,
  onChange,
}: {
  story: Told;
  owner: Owner;
  value: readonly ThemeWeight[] | null | undefined;
  /** How far a telling may be from what is remembered before that costs. */
  tolerance: number | undefined;
  issues: Issues;
  onChange: (telling: ThemeWeight[] | undefined) => void;
}) {
  const { themes } = story;
  const isReadOnly = useIsReadOnly();
  const isSet = value !== null && value !== undefined;
  // What was said before it was left out comes back when it is not any more.
  const before = useRef<readonly ThemeWeight[] | null>(null);
  const says = value ?? leftOutSays(owner, story);
  const promised = weightsOf(themes, story.promise);
  const told = weightsOf(themes, says);

  const setWeight = (theme: string, weight: number) =>
    onChange(
      says.some((entry) => entry.theme === theme)
        ? says.map((entry) => (entry.theme === theme ? { theme, weight } : { ...entry }))
        : [...says.map((entry) => ({ ...entry })), { theme, weight }],
    );
  const leaveOut = (isLeft: boolean) => {
    if (isLeft) before.current = value ?? null;
    onChange(isLeft ? undefined : [...(before.current ?? story.promise)]);
  };

  const issueOf = (theme: string) => {
    const index = String(says.findIndex((entry) => entry.theme === theme));
    return isSet ? issues.within(index) : undefined;
  };
  const entries: MixEntry[] = [
    ...themes.map((theme, index) => ({
      ...{ id: theme, label: theme, weight: told[index], color: themeColor(index) },
      ...{ outline: promised[index] / (sumOf(promised) || 1), issue: issueOf(theme) },
    })),
    // A theme that the story has no more can only be taken out.
    ...says
      .filter(({ theme }) => !themes.includes(theme))
      .map(({ theme, weight }) => ({
        ...{ id: theme, label: theme, weight, issue: issueOf(theme) ?? 'is not one of the story’s themes' },
        tail: (
          <Button
            look="quiet"
            icon={<X />}
            iconOnly
            disabled={isReadOnly}
            onClick={() => takeAway(() => onChange(says.filter((one) => one.theme !== theme)))}
          >
            {`Take out ${theme}`}
          </Button>
        ),
      })),
  ];

  return (
    <div className={css.telling}>
      <CheckField
        label={owner === 'OWNED' ? 'Tells the promise (left out)' : 'Says nothing of the story (left out)'}
        hint={
          <>
            {FIELDS.Touchpoint.telling.description} Left out: {FIELDS.Touchpoint.telling.fallback}.
          </>
        }
        checked={!isSet}
        disabled={isReadOnly}
        onChange={({ target }) => leaveOut(target.checked)}
      />
      <p className={css.legend} aria-hidden>
        <span className={css.full} /> what it says <span className={css.dashed} /> what the brand promises
      </p>
      <Mix
        label="What it says"
        {...{ entries, isSet }}
        info={FIELDS.ThemeWeight.weight}
        outlined="the promise says"
        onChange={setWeight}
      />
      {isSet && sumOf(told) === 0 ? (
        <p className={css.problem} role="alert">
          must have a weight above 0 for at least one theme
        </p>
      ) : (
        <Verdict {...{ themes, told, promised, owner, tolerance }} />
      )}
      {issues.at('') && sumOf(told) > 0 && (
        <p className={css.problem} role="alert">
          {issues.at('')}
        </p>
      )}
    </div>
  );
}

function Verdict({
  themes,
  told,
  promised,
  owner,
  tolerance,
}: {
  themes: readonly string[];
  told: readonly number[];
  promised: readonly number[];
  owner: Owner;
  tolerance: number | undefined;
}) {
  if (sumOf(told) === 0)
    return <p className={css.verdict}>It says nothing of any theme: buyers remember nothing of the story from it.</p>;
  const likeness = likenessOf(told, promised);
  const shift = describeShift(themes, told, promised);
  const isOther = tolerance !== undefined && 1 - likeness > tolerance;
  return (
    <div className={css.verdict} data-other={isOther && owner !== 'COMPETITOR'}>
      <p>
        <strong className="number">{formatShare(likeness, 0)}</strong> like the promise
        {shift && likeness <= 0.995 && <>: {shift}</>}
      </p>
      <p>
        {owner === 'COMPETITOR'
          ? 'Whatever a rival tells, noticing it blurs what buyers remember of the brand.'
          : tolerance !== undefined && describeLikeness(likeness, tolerance)}
      </p>
    </div>
  );
}
