/** The figures and pictures of one run, from the outcome to what buyers felt on the way. */
import { useMemo } from 'react';
import { formatShare } from '../../format.ts';
import { SelectField } from '../../parts/Field.tsx';
import type { Source } from '../../parts/files.ts';
import { IN_PLACE, setIn, useSearch } from '../../parts/useSearch.ts';
import { planOf, plannedOrder } from '../../run/plan.ts';
import { DayCurves } from './DayCurves.tsx';
import { EmotionalLine } from './EmotionalLine.tsx';
import { Exits } from './Exits.tsx';
import { FriendsAndMoney } from './FriendsAndMoney.tsx';
import { AllFigures, Headline } from './Headline.tsx';
import { IntentFlow } from './IntentFlow.tsx';
import { Matrix } from './Matrix.tsx';
import type { Result, RunData } from './outcomes.ts';
import { Scorecard } from './Scorecard.tsx';
import { Stages } from './Stages.tsx';
import { Survival } from './Survival.tsx';

const EVERYONE = '';

export function Journeys({ run, result, source }: { run: RunData; result: Result; source: Source }) {
  const [search, setSearch] = useSearch();
  const persona = result.personas.find(({ persona }) => persona === search.get('persona'));
  const cells = persona?.intents ?? result.intents;
  const who = persona ? `the persona “${persona.name}”` : 'all buyers';
  const choose = (key: string) => setSearch(setIn({ persona: key === EVERYONE ? null : key }), IN_PLACE);
  const order = useMemo(
    () =>
      plannedOrder(
        planOf(run.revision.links, run.scenario?.changes ?? []),
        result.touchpoints.map(({ touchpoint }) => touchpoint),
      ),
    [run, result],
  );
  return (
    <>
      <Headline metrics={result.metrics} />
      <AllFigures metrics={result.metrics} source={source} />
      <section className="panel" aria-label="Whose journeys">
        <SelectField
          label="Persona"
          hint="Whose journeys and endings the next three pictures show. All the others are of all buyers."
          value={persona?.persona ?? EVERYONE}
          onPick={choose}
          options={[
            { value: EVERYONE, label: 'All buyers' },
            ...result.personas.map(({ persona: key, name, share }) => ({
              value: key,
              label: `${name} (${formatShare(share.value, 0)} of the buyers)`,
            })),
          ]}
        />
      </section>
      <IntentFlow cells={cells} who={who} source={source} />
      <div className="columns">
        <Matrix cells={cells} who={who} source={source} />
        <Exits cells={cells} who={who} source={source} />
      </div>
      <Survival survival={result.survival} buyers={result.buyers} bought={result.journeys} source={source} />
      <DayCurves curves={result.curves} source={source} />
      <div className="columns">
        <Stages curves={result.curves} source={source} />
        <Scorecard scorecard={result.scorecard} metrics={result.metrics} source={source} />
      </div>
      <EmotionalLine touchpoints={result.touchpoints} order={order} source={source} />
      <FriendsAndMoney result={result} />
    </>
  );
}
