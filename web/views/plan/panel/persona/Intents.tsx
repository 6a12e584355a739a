import { formatShare } from '../../../../format.ts';
import { FIELDS, MEANINGS } from '../../../../generated/fields.ts';
import type { Intent } from '../../../../generated/schema.ts';
import { INTENT } from '../../../../words.ts';
import { About, Head, modelWord } from '../Frame.tsx';
import frame from '../Frame.module.css';
import { Group } from '../Group.tsx';
import { sumOf } from '../likeness.ts';
import { Mix } from '../Mix.tsx';
import type { Part } from './part.ts';

const INFO = FIELDS.Persona.intents;
/** The fields of the contract, in the order in which it tells what they are when left out. */
const FIELD_OF = {
  passing: 'PASSING',
  learning: 'LEARNING',
  relating: 'RELATING',
  buying: 'BUYING',
} as const satisfies Record<string, Intent>;
type Name = keyof typeof FIELD_OF;
const NAMES = Object.keys(FIELD_OF) as Name[];
const PRESET = INFO.fallback.split(',').map(Number);
const COLOR: Readonly<Record<Name, string>> = {
  passing: 'var(--left)',
  learning: 'var(--learned)',
  relating: 'var(--related)',
  buying: 'var(--bought)',
};

/** The mix of what they come for. */
export function Intents({ persona, issues, set }: Part) {
  const isSet = persona.intents !== null && persona.intents !== undefined;
  const weights = NAMES.map((name, index) => (isSet ? (persona.intents?.[name] ?? 0) : PRESET[index]));
  const sum = sumOf(weights);
  const most = weights.indexOf(Math.max(...weights));
  const all = () => Object.fromEntries(NAMES.map((name, index) => [name, weights[index]]));
  const problem = sum === 0 ? 'must have a weight above 0 for at least one intent' : issues.at('intents');
  return (
    <Group
      id="persona.intents"
      title="What they come for"
      summary={sum === 0 ? '' : `${formatShare(weights[most] / sum, 0)} ${INTENT[FIELD_OF[NAMES[most]]].toLowerCase()}`}
      problems={issues.count('intents')}
      startsOpen
    >
      <div>
        <Head
          label="Mix of intents"
          hint={
            <About
              info={INFO}
              preset={modelWord(INFO.fallback)}
              more={NAMES.map((name) => (
                <span key={name}>
                  {INTENT[FIELD_OF[name]]}: {MEANINGS.Intent[FIELD_OF[name]]}
                </span>
              ))}
            />
          }
          isSet={isSet}
          onReset={() => set({ intents: undefined })}
        />
        <Mix
          label="Mix of intents"
          info={FIELDS.Intents.passing}
          isSet={isSet}
          entries={NAMES.map((name, index) => ({
            ...{ id: name, label: INTENT[FIELD_OF[name]], weight: weights[index], color: COLOR[name] },
            issue: issues.at(`intents.${name}`),
          }))}
          onChange={(name, weight) => set({ intents: { ...(isSet ? persona.intents : all()), [name]: weight } })}
        />
      </div>
      {problem && (
        <span className={frame.wrong} role="alert">
          {problem}
        </span>
      )}
    </Group>
  );
}
