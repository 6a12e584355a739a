import { Fragment } from 'react';
import { FIELDS } from '../../../../generated/fields.ts';
import type { Trait, TraitsInput } from '../../../../generated/schema.ts';
import { CheckField } from '../../../../parts/Field.tsx';
import { TRAIT } from '../../../../words.ts';
import { useIsReadOnly } from '../../draft.ts';
import { Amount } from '../Amount.tsx';
import { Group } from '../Group.tsx';
import { inUnit, PERCENT, slidingOf, type Scale } from '../scale.ts';
import type { Part } from './part.ts';

const INFO = FIELDS.Traits;
const SHARES = ['attention', 'patience', 'trust', 'drift', 'sensitivity'] as const satisfies readonly Trait[];
const TIMES: readonly (readonly [Exclude<Trait, (typeof SHARES)[number]>, Scale])[] = [
  ['memoryDays', inUnit('days')],
  ['curiosityPerDay', inUnit('a day')],
  ['needDays', inUnit('days')],
  ['rebuyDays', inUnit('days')],
];
const NAMES = Object.keys(INFO) as Trait[];

const SPREAD = <span>Half of these buyers have less and half have more.</span>;

/** What these buyers are like, each trait by its median. */
export function Traits({ persona, issues, set }: Part) {
  const traits = persona.traits ?? {};
  const isReadOnly = useIsReadOnly();
  const change = (patch: TraitsInput) => {
    const kept = Object.entries({ ...traits, ...patch }).filter(([, value]) => value !== undefined);
    set({ traits: kept.length === 0 ? undefined : Object.fromEntries(kept) });
  };
  const written = NAMES.filter((name) => traits[name] !== undefined).length;
  const neverPasses = traits.needDays === null;
  return (
    <Group
      id="persona.traits"
      title="What they are like"
      summary={written === 0 ? 'all preset' : `${written} of ${NAMES.length} set`}
      problems={issues.count('traits')}
    >
      {SHARES.map((name) => (
        <Amount
          key={name}
          label={TRAIT[name]}
          info={INFO[name]}
          scale={PERCENT}
          sliding={slidingOf(INFO[name])}
          value={traits[name]}
          issue={issues.at(`traits.${name}`)}
          more={SPREAD}
          onChange={(value) => change({ [name]: value })}
        />
      ))}
      {TIMES.map(([name, scale]) => (
        <Fragment key={name}>
          {!(name === 'needDays' && neverPasses) && (
            <Amount
              label={TRAIT[name]}
              info={INFO[name]}
              scale={scale}
              value={traits[name]}
              issue={issues.at(`traits.${name}`)}
              more={SPREAD}
              onChange={(value) => change({ [name]: value })}
            />
          )}
          {name === 'needDays' && (
            <CheckField
              label="The need never passes"
              hint="Otherwise it passes by itself, after its life in the mean; who has not bought by then leaves."
              checked={neverPasses}
              disabled={isReadOnly}
              onChange={({ target }) => change({ needDays: target.checked ? null : undefined })}
            />
          )}
        </Fragment>
      ))}
    </Group>
  );
}
