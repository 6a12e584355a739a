/** Who a buyer is: what they came for, what they are like, how far they came, how they were in the end. */
import type { ReactNode } from 'react';
import { MEANINGS } from '../../generated/fields.ts';
import { useNames } from '../../shell/design.ts';
import { EXIT, INTENT, JOURNEY, STAGE, TRAIT } from '../../words.ts';
import { dayOf, sayLevel } from './encounters.ts';
import type { LifeOfFragment } from './life.generated.ts';
import css from './Portrait.module.css';
import { describeTraits } from './traits.ts';

const times = (count: number): string => ['never', 'once', 'twice'][count] ?? `${count} times`;

export function Portrait({ life, isFriend = false }: { life: LifeOfFragment; isFriend?: boolean }) {
  const { persona } = useNames();
  const { number, intent, traits, arrivalDay, journey, exit, exitDay, purchases, referrals, events, final } = life;
  const ignored = events.filter(({ kind }) => kind === 'IGNORED').length;
  return (
    <section className={isFriend ? css.portrait : `panel ${css.portrait}`} aria-label="Who it is">
      <div>
        {!isFriend && <h2>Buyer {number}</h2>}
        <p className={css.lead}>
          {persona(life.persona)}, {INTENT[intent].toLowerCase()}.
        </p>
      </div>
      <ul className={css.traits} aria-label="What they are like">
        {describeTraits(traits).map(({ trait, words, value }) => (
          <li key={trait} title={`${TRAIT[trait]}${value && `: ${value} of 1`}`}>
            {words}
            {value && <span className="number">{value}</span>}
          </li>
        ))}
      </ul>
      <dl className={css.facts}>
        <Fact name="Arrived">{dayOf(arrivalDay)}</Fact>
        <Fact name="Journey">
          <span className={css.journey} data-journey={journey} title={MEANINGS.Journey[journey]}>
            {JOURNEY[journey]}
          </span>
        </Fact>
        <Fact name="Ended">
          {dayOf(exitDay)}, {EXIT[exit].toLowerCase()}
        </Fact>
        <Fact name="Bought">{times(purchases)}</Fact>
        <Fact name="Referred a friend">{times(referrals)}</Fact>
        <Fact name="Events">
          {events.length}, of them {ignored} ignored
        </Fact>
      </dl>
      <p className="soft small">
        In the end: {STAGE[final.stage].toLowerCase()}, memory of the story {sayLevel(final.memory)}, trust{' '}
        {sayLevel(final.trust)}, mood {sayLevel(final.mood)}, readiness {sayLevel(final.readiness)}, tiredness{' '}
        {sayLevel(final.fatigue)}.
      </p>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
