/** Where along the sweep a difference is no longer told from 0, in words. */
import { metricLabel } from '../../../words.ts';
import { ScenarioMark } from '../parts/ScenarioMark.tsx';
import type { Found } from './answer.ts';
import { OVER } from './over.ts';
import type { CompareSweepFactsFragment } from './sweep.generated.ts';

export function Vanishing({
  facts: { over, scenarios, values },
  found: { vanishing },
  figure,
}: {
  facts: CompareSweepFactsFragment;
  found: Found;
  figure: string;
}) {
  const known = vanishing.flatMap(({ challenger, metrics }) => {
    const place = metrics.find(({ name }) => name === figure);
    return place ? [{ ...place, position: challenger.position }] : [];
  });
  if (known.length === 0) return null;
  const largest = values[values.length - 1];
  return (
    <div style={{ display: 'grid', gap: 4, maxWidth: '92ch' }}>
      {known.map(({ position, vanishesAt, lastDifferent }) => (
        <p key={position}>
          <ScenarioMark position={position} name={scenarios[position].scenario.name} />:{' '}
          {lastDifferent === null &&
            `at none of these values can it be told from the baseline in “${metricLabel(figure)}”.`}
          {lastDifferent !== null &&
            vanishesAt === null &&
            `it is still told from the baseline at the largest value, ${OVER[over].at(largest)}.`}
          {lastDifferent !== null && vanishesAt !== null && (
            <>
              from <strong>{OVER[over].at(vanishesAt)}</strong> on, the difference can no longer be told from 0; last it
              is told at {OVER[over].at(lastDifferent)}.
            </>
          )}
        </p>
      ))}
      <p className="soft small">
        That a difference is not told from 0 by so many buyers does not prove that it is 0: more buyers might tell it.
      </p>
    </div>
  );
}
