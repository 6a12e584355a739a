/** One encounter in words: what happened, with which chance and why, and how the buyer was afterwards. */
import { MEANINGS } from '../../generated/fields.ts';
import { useDesign, useNames } from '../../shell/design.ts';
import { EVENT, STAGE } from '../../words.ts';
import { sayChance, wordsFor, type Place } from './decisions.ts';
import type { Decision, Encounter } from './encounters.ts';
import css from './Entry.module.css';
import { reasonsFor } from './reasons.ts';
import { Reckoning } from './Reckoning.tsx';
import { SignMark } from './SignMark.tsx';
import { signOfAll } from './signs.ts';
import { StateStrip } from './StateStrip.tsx';

/** Stands for a touchpoint that the design has no more. */
const GONE: Place = { goal: 'NONE', owner: 'OWNED' };

export function Entry({
  encounter,
  disorder,
  isFolded = false,
}: {
  encounter: Encounter;
  disorder: number;
  /** One of many alike: how the buyer was after the last of them stands beside all. */
  isFolded?: boolean;
}) {
  const { touchpoints } = useDesign();
  const { touchpoint: nameOf } = useNames();
  const { touchpoint, kinds, decisions, before, after } = encounter;
  const place = touchpoints.find(({ key }) => key === touchpoint) ?? GONE;
  return (
    <div className={css.entry}>
      <div className={css.told}>
        <p className={css.title}>
          <SignMark sign={signOfAll(kinds)} />
          <span>
            <strong>{nameOf(touchpoint)}</strong> <span className="soft">– </span>
            {kinds.map((kind) => EVENT[kind]).join(', ')}
            {(before?.stage ?? 'STRANGER') !== after.stage && (
              <span className={css.stage} title={MEANINGS.Stage[after.stage]}>
                now {STAGE[after.stage].toLowerCase()}
              </span>
            )}
          </span>
        </p>
        {decisions.length > 0 && (
          <ul className={css.decisions}>
            {decisions.filter(isWorthSaying).map((decision, at) => (
              <li key={at}>
                <Sentence decision={decision} place={place} />
              </li>
            ))}
          </ul>
        )}
        {decisions.length > 0 && (
          <details className={css.details}>
            <summary>How the chances came about</summary>
            {decisions.map((decision, at) => (
              <Reckoning key={at} decision={decision} place={place} disorder={disorder} />
            ))}
          </details>
        )}
      </div>
      {!isFolded && <StateStrip before={before} after={after} />}
    </div>
  );
}

/** What could not happen, and did not, is left to the reckoning. */
const isWorthSaying = ({ chance, happened }: Decision): boolean => happened || chance >= 0.0005;

/** "Did not notice it: the chance of noticing it was 12 %. Lowered by being tired of pushes." */
function Sentence({ decision, place }: { decision: Decision; place: Place }) {
  const { yes, no, chance } = wordsFor(decision, place);
  return (
    <>
      {decision.happened ? yes : no}: the chance {chance} was <strong>{sayChance(decision.chance)}</strong>.{' '}
      <span className="soft">{reasonsFor(decision.because)}</span>
    </>
  );
}
