/** One finding: what shows it, whom it touches, what mending it brings, and a way to make a scenario of that. */
import { useMemo } from 'react';
import { formatCount, formatEnds, formatShare } from '../../../format.ts';
import { MEANINGS } from '../../../generated/fields.ts';
import type { FindingKind } from '../../../generated/schema.ts';
import { Hint } from '../../../parts/Tip.tsx';
import { useDesign, useNames } from '../../../shell/design.ts';
import { FINDING, metricLabel } from '../../../words.ts';
import { ApplyScenario } from '../ApplyScenario.tsx';
import { changesOf, describeChanges } from '../changes.ts';
import { evidencePieces, titleOf } from '../findings.ts';
import { Gain } from '../Gain.tsx';
import type { Ground } from '../ground.ts';
import type { Finding } from './answer.ts';
import { ByIntent } from './ByIntent.tsx';
import { cardId } from './filter.ts';
import css from './FindingCard.module.css';

/** Whether it was seen in lives or in the plan alone is told with the buyers whom it touches. */
const meaningOf = (kind: FindingKind): string => MEANINGS.FindingKind[kind].replace(' Of the design alone.', '');

export function FindingCard({ finding, ground }: { finding: Finding; ground: Ground }) {
  const names = useNames();
  const title = titleOf(finding, names.touchpoint);
  const words = useMemo(() => {
    const own = finding.repair.length;
    const written = changesOf(finding.repairExport);
    return describeChanges(own === 0 ? [] : written.slice(-own), names);
  }, [finding, names]);
  const { rank, kind, also, clear } = finding;
  return (
    <article id={cardId(rank)} className={`panel ${css.card}`} tabIndex={-1} aria-labelledby={`${cardId(rank)}-title`}>
      <header className={css.head}>
        <span className={css.rank} title={`Rank ${rank}`}>
          {rank}
        </span>
        <div>
          <h3 id={`${cardId(rank)}-title`}>{title}</h3>
          <p className={css.kinds}>
            {meaningOf(kind)}
            {also.map((each) => (
              <span key={each}>
                {' '}
                <strong>{FINDING[each]}</strong>: {meaningOf(each)}
              </span>
            ))}
          </p>
        </div>
        <span className={css.clear} data-clear={clear}>
          {clear ? 'Clear effect' : 'Cannot be told from no effect'}
          <Hint about="clear effects">
            {clear
              ? 'Mending it moves the share of buyers who buy, begin a relationship, learn or leave, up or down, with 95 % confidence over all findings together.'
              : 'With these buyers, what mending it does to the share who buy, begin a relationship, learn or leave may be luck. More buyers tell smaller effects.'}
          </Hint>
        </span>
      </header>
      <Evidence finding={finding} />
      <div className={css.facts}>
        <Affected finding={finding} />
        <Effect finding={finding} />
      </div>
      <section className={css.repair}>
        <h4>What would mend it</h4>
        {words.length === 0 ? (
          <p className="soft">Nothing that an audit can propose.</p>
        ) : (
          <ul>
            {words.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        )}
        {words.length > 0 && (
          <ApplyScenario ground={ground} changes={finding.repairExport} suggestion={`Mended: ${title}`} words={words} />
        )}
      </section>
      <ByIntent finding={finding} />
    </article>
  );
}

function Evidence({ finding }: { finding: Finding }) {
  const { touchpoints } = useDesign();
  const pieces = useMemo(
    () => evidencePieces(finding.evidence, new Map(touchpoints.map(({ key, name }) => [key, name]))),
    [finding.evidence, touchpoints],
  );
  return (
    <p className={css.evidence}>
      {pieces.map(({ text, isName }, place) => (isName ? <em key={place}>{text}</em> : text))}
    </p>
  );
}

function Affected({ finding: { affectedBuyers } }: { finding: Finding }) {
  const { count, share, seen } = affectedBuyers;
  return (
    <section className={css.affected}>
      <h4>Whom it touches</h4>
      <p className={css.big}>{formatShare(share.value, (share.value ?? 0) < 0.1 ? 1 : 0)}</p>
      <p className="small soft">
        of buyers ({formatEnds(share, 'share')}): {formatCount(count)}{' '}
        {seen
          ? `${count === 1 ? 'was' : 'were'} seen to have it.`
          : `whose ${count === 1 ? 'life' : 'lives'} the repair changes.`}
      </p>
    </section>
  );
}

function Effect({ finding: { effect } }: { finding: Finding }) {
  return (
    <section>
      <h4>
        What mending it brings, in points
        <Hint about="what mending brings">
          The repaired journey against the one that is, over the same buyers with the same luck, with 95 % intervals.
          Shares are in percentage points of all buyers; who goes on to buy no longer counts as having begun a
          relationship only.
        </Hint>
      </h4>
      <dl className={css.effect}>
        {effect.metrics.map((each) => (
          <div key={each.name} title={each.name}>
            <dt>{metricLabel(each.name)}</dt>
            <dd>
              {each.difference === 0 && each.low === 0 && each.high === 0 ? (
                <span className="soft">no change</span>
              ) : (
                <Gain of={each} unit={each.unit} bare />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
