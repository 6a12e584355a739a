/** The answer of a sweep in one figure at a time: levels, lifts, where the lift vanishes, and what survives of the plan. */
import { useMemo } from 'react';
import { useAsked } from '../../../api/cache.ts';
import { Asked } from '../../../parts/Asked.tsx';
import { SelectField } from '../../../parts/Field.tsx';
import { Empty } from '../../../parts/States.tsx';
import { chosen, useAddress } from '../parts/address.ts';
import { ALL_FIGURES, figureOptions } from '../parts/figures.ts';
import { curvesOf, isFound, type Found } from './answer.ts';
import { CurvePicture } from './CurvePicture.tsx';
import { Survival } from './Survival.tsx';
import { CompareSweepAnswerDocument, type CompareSweepFactsFragment } from './sweep.generated.ts';
import { Vanishing } from './Vanishing.tsx';

export function SweepAnswer({ facts }: { facts: CompareSweepFactsFragment }) {
  const asked = useAsked(CompareSweepAnswerDocument, { id: facts.id }, { forever: true });
  return (
    <Asked of={asked} what="the curves">
      {({ study }) => {
        if (study?.__typename !== 'Sweep' || !isFound(study))
          return <Empty title="No answer was kept" text="Start the sweep again to have one." />;
        return <Shown facts={facts} found={study} />;
      }}
    </Asked>
  );
}

function Shown({ facts, found }: { facts: CompareSweepFactsFragment; found: Found }) {
  const address = useAddress();
  const figure = chosen(address, 'figure', ALL_FIGURES);
  const curves = useMemo(() => curvesOf(figure, found), [figure, found]);
  const source = {
    design: facts.design.name,
    revision: facts.revision.number,
    scenario: facts.scenarios.map(({ scenario }) => scenario.name).join(' · '),
    buyers: facts.buyersAsked,
    seed: facts.seed,
    engineVersion: facts.engineVersion,
  };
  return (
    <>
      <div style={{ maxWidth: 320 }}>
        <SelectField
          label="Figure"
          value={figure}
          options={figureOptions(ALL_FIGURES)}
          onPick={(name) => address.put({ figure: name })}
        />
      </div>
      {curves ? (
        <>
          <CurvePicture kind="levels" facts={facts} curves={curves} source={source} />
          {facts.scenarios.length > 1 && (
            <CurvePicture
              kind="lifts"
              facts={facts}
              curves={curves}
              source={source}
              below={<Vanishing facts={facts} found={found} figure={figure} />}
            />
          )}
        </>
      ) : (
        <Empty title="Nothing is known of this figure" text="Choose another figure above." />
      )}
      {found.survival && <Survival facts={facts} survival={found.survival} figure={figure} source={source} />}
    </>
  );
}
