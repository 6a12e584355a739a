/** What the outcome hangs on: numbers are turned over ranges, and a figure is watched. */
import { useState } from 'react';
import { useAsked } from '../../../api/cache.ts';
import { succeeded } from '../../../api/failures.ts';
import { request } from '../../../api/request.ts';
import { Asked } from '../../../parts/Asked.tsx';
import { useDesign } from '../../../shell/design.ts';
import { StartStudy, type Asking } from '../../../run/StartStudy.tsx';
import { Shown, WithStudy, type Choice } from '../../../run/WithStudy.tsx';
import { FIRST_SAMPLES, type Answer, type Setup } from './answer.ts';
import { presetFactors, type Numbers } from './factors.ts';
import {
  PotholesNumbersDocument,
  PotholesSensitivityDocument,
  PotholesStartSensitivityDocument,
} from './hangs.generated.ts';
import { HangsResult } from './HangsResult.tsx';
import { SetupForm } from './SetupForm.tsx';

const FIRST_BUYERS = 5_000;

export function HangsTab() {
  const { id } = useDesign();
  const numbers = useAsked(PotholesNumbersDocument, { id });
  return (
    <Asked of={numbers} what="the numbers of the journey">
      {({ design, parameters }) => (
        <WithStudy kind="SENSITIVITY" param="sensitivity">
          {(choice) => (
            <Open
              key={choice.facts?.id}
              choice={choice}
              numbers={{ touchpoints: design?.touchpoints ?? [], personas: design?.personas ?? [], parameters }}
            />
          )}
        </WithStudy>
      )}
    </Asked>
  );
}

function Open({ choice, numbers }: { choice: Choice; numbers: Numbers }) {
  const id = choice.facts?.id;
  const asked = useAsked(PotholesSensitivityDocument, { id: id ?? '' }, { enabled: id !== undefined });
  const answer = asked.data?.study?.__typename === 'Sensitivity' ? asked.data.study : undefined;
  const [edited, setEdited] = useState<Setup | null>(null);
  const setup = edited ?? setupOf(answer) ?? firstSetup(numbers);
  const start = async (asking: Asking): Promise<string> => {
    const { metric, method, samples, factors } = setup;
    const input = {
      ...asking,
      ...{ metric, method, parameters: [...factors] },
      ...(method === 'MORRIS' ? { trajectories: samples } : { rows: samples }),
    };
    const { startSensitivity } = await request(PotholesStartSensitivityDocument, { input });
    return succeeded(startSensitivity, 'StartSensitivitySuccess').sensitivity.id;
  };
  return (
    <>
      <StartStudy
        choice={choice}
        what="Sensitivity"
        verb="Turn the numbers"
        firstBuyers={FIRST_BUYERS}
        buyersHint="How many buyers live at every point. All points share their buyers and their luck, so that few go a long way."
        problem={setup.factors.length === 0 ? 'Choose at least one number to turn.' : null}
        start={start}
      >
        {({ buyers }) => <SetupForm setup={setup} numbers={numbers} buyers={buyers} onChange={setEdited} />}
      </StartStudy>
      <Shown
        choice={choice}
        what="Sensitivity"
        empty={{
          title: 'Which numbers matter?',
          text: 'Many numbers of a journey are assumptions. Turn them over the ranges that you hold possible, and see which ones the outcome hangs on: the others need no better source.',
        }}
      >
        {({ source }) => answer && <HangsResult answer={answer} source={source} parameters={numbers.parameters} />}
      </Shown>
    </>
  );
}

const firstSetup = (numbers: Numbers): Setup => ({
  ...{ metric: 'boughtShare', method: 'MORRIS', samples: FIRST_SAMPLES.MORRIS },
  factors: presetFactors('MODEL', numbers),
});

const setupOf = (answer: Answer | undefined): Setup | null =>
  answer?.metric && answer.method
    ? {
        ...{ metric: answer.metric, method: answer.method, factors: answer.factors },
        samples: answer.samples ?? FIRST_SAMPLES[answer.method],
      }
    : null;
