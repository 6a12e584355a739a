import { formatNumber } from '../../../../format.ts';
import { FIELDS } from '../../../../generated/fields.ts';
import type { AffinityInput, Channel } from '../../../../generated/schema.ts';
import { CHANNEL } from '../../../../words.ts';
import { Amount } from '../Amount.tsx';
import frame from '../Frame.module.css';
import { Group } from '../Group.tsx';
import { Items } from '../Items.tsx';
import { evenly } from '../scale.ts';
import { inSentence, listed } from '../words.ts';
import type { Part } from './part.ts';

const INFO = FIELDS.Affinity.logOdds;
/** Twenty times the odds, or a twentieth, is as far as a liking goes; more can be typed. */
const SLIDING = evenly(-3, 3, 0.1);
const NONE: readonly AffinityInput[] = [];

/** Channels that they like more, or less, than others do. */
export function Affinities({ persona, issues, set }: Part) {
  const affinity = persona.affinity ?? NONE;
  return (
    <Group
      id="persona.affinity"
      title="Channels they like, or not"
      summary={listed(affinity.map(({ channel }) => inSentence(CHANNEL[channel])))}
      problems={issues.count('affinity')}
    >
      <Items<Channel, AffinityInput>
        items={affinity}
        noun="channel"
        words={CHANNEL}
        kindOf={({ channel }) => channel}
        withKind={(one, channel) => ({ ...one, channel })}
        create={(channel) => ({ channel, logOdds: 0.5 })}
        issue={issues.at('affinity')}
        onChange={(now) => set({ affinity: now.length === 0 ? undefined : now })}
      >
        {(one, index, change) => (
          <div>
            <Amount
              label="Liking"
              info={INFO}
              sliding={SLIDING}
              required
              value={one.logOdds}
              issue={issues.at(`affinity.${index}.logOdds`)}
              onChange={(logOdds = 0) => change({ ...one, logOdds })}
            />
            <p className={frame.note}>
              Their odds of noticing and of engaging there are {formatNumber(Math.exp(one.logOdds))} times those of
              others.
            </p>
          </div>
        )}
      </Items>
    </Group>
  );
}
