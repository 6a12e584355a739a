/** Leads to the whole life of a buyer under one scenario: through a run with the same buyers and luck, started if there is none. */
import { BookOpen } from 'lucide-react';
import { useNavigate } from 'react-router';
import { refresh } from '../../../api/cache.ts';
import { Refusal, succeeded } from '../../../api/failures.ts';
import { request } from '../../../api/request.ts';
import { Button } from '../../../parts/Button.tsx';
import { Problem } from '../../../parts/States.tsx';
import { useWork } from '../../../parts/useWork.ts';
import { useDesign } from '../../../shell/design.ts';
import { letterOf } from '../parts/ScenarioMark.tsx';
import type { Place } from './answer.ts';
import { CompareRunsDocument, CompareStartRunDocument, type CompareFactsFragment } from './comparison.generated.ts';

export function LifeLink({ place, number, facts }: { place: Place; number: number; facts: CompareFactsFragment }) {
  const design = useDesign();
  const navigate = useNavigate();
  const { busy, error, perform } = useWork();
  const go = () =>
    perform(async () => {
      const run = (await findRun(place, facts)) ?? (await startRun(place, facts, design.revision));
      await navigate(`/designs/${design.key}/life?run=${encodeURIComponent(run)}&buyer=${number}`);
    });
  return (
    <>
      <Button icon={<BookOpen />} busy={busy} onClick={() => void go()}>
        {`Read this life under ${letterOf(place.position)}`}
      </Button>
      <Problem error={error} />
    </>
  );
}

/** A run of this scenario over the same buyers with the same luck, on the same revision. */
async function findRun({ scenario }: Place, facts: CompareFactsFragment): Promise<string | undefined> {
  const { studies } = await request(CompareRunsDocument, { scenarioId: scenario.id });
  return studies.nodes
    .filter((study) => study.__typename === 'Run')
    .find(
      ({ status, seed, buyersAsked, revision, stop }) =>
        !['FAILED', 'CANCELLED'].includes(status) &&
        stop === null &&
        seed === facts.seed &&
        buyersAsked === facts.buyersAsked &&
        revision.number === facts.revision.number,
    )?.id;
}

async function startRun({ scenario }: Place, facts: CompareFactsFragment, revision: number): Promise<string> {
  if (revision !== facts.revision.number)
    throw new Refusal({
      code: 'REVISION_PASSED',
      message: `The journey has moved on to revision ${revision} since this comparison of revision ${facts.revision.number}, so that this life cannot be lived again as it was. Compare again to read on.`,
    });
  const { startRun: answer } = await request(CompareStartRunDocument, {
    input: { scenarioId: scenario.id, buyers: facts.buyersAsked, seed: facts.seed },
  });
  const { run } = succeeded(answer, 'StartRunSuccess');
  await refresh('StudyChoices');
  return run.id;
}
