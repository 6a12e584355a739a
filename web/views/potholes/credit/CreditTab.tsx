/** Who gets the credit: what each touchpoint truly brings, beside what the rules of marketing credit it with. */
import { useAsked } from '../../../api/cache.ts';
import { succeeded } from '../../../api/failures.ts';
import { request } from '../../../api/request.ts';
import { buyersOf, formatCount } from '../../../format.ts';
import { Asked } from '../../../parts/Asked.tsx';
import { Empty } from '../../../parts/States.tsx';
import { useNames } from '../../../shell/design.ts';
import { RULE } from '../../../words.ts';
import { StartStudy, type Asking } from '../../../run/StartStudy.tsx';
import { Shown, WithStudy, type OpenStudy } from '../../../run/WithStudy.tsx';
import type { Accurate, Credited } from './answer.ts';
import { Accuracy } from './Accuracy.tsx';
import { PotholesAttributionDocument, PotholesStartAttributionDocument } from './credit.generated.ts';
import { Credits } from './Credits.tsx';
import css from './CreditTab.module.css';

const start = async (input: Asking): Promise<string> => {
  const { startAttribution } = await request(PotholesStartAttributionDocument, { input });
  return succeeded(startAttribution, 'StartAttributionSuccess').attribution.id;
};

export function CreditTab() {
  return (
    <WithStudy kind="ATTRIBUTION" param="attribution">
      {(choice) => (
        <>
          <StartStudy
            choice={choice}
            what="Attribution"
            verb="Find out"
            firstBuyers={20_000}
            buyersHint="How many buyers live under the plan, and again without each touchpoint. At most 262,144."
            start={start}
          />
          <Shown
            choice={choice}
            what="Attribution"
            empty={{
              title: 'What does each touchpoint truly bring?',
              text: 'The same buyers live again with the same luck, without one touchpoint at a time. Who no longer buys was brought by it. The rules that share out credit are held against that.',
            }}
          >
            {(study) => <Answered study={study} />}
          </Shown>
        </>
      )}
    </WithStudy>
  );
}

function Answered({ study: { facts, source } }: { study: OpenStudy }) {
  const asked = useAsked(PotholesAttributionDocument, { id: facts.id });
  return (
    <Asked of={asked} what="the effects">
      {({ study }) =>
        study?.__typename === 'Attribution' && study.touchpoints && study.rules ? (
          <>
            <Summary
              touchpoints={study.touchpoints}
              rules={study.rules}
              purchases={study.purchases ?? 0}
              buyers={source.buyers}
            />
            <Credits touchpoints={study.touchpoints} source={source} />
            <Accuracy rules={study.rules} source={source} />
            {(study.permutations ?? 0) > 0 && (
              <p className="small soft">
                Shapley’s values come from {formatCount(study.permutations)} permutations, with intervals of their own.
              </p>
            )}
          </>
        ) : (
          <Empty title="There is no such attribution" text="Choose an earlier one above, or start a new one." />
        )
      }
    </Asked>
  );
}

function Summary({
  touchpoints,
  rules,
  purchases,
  buyers,
}: {
  touchpoints: readonly Credited[];
  rules: readonly Accurate[];
  purchases: number;
  buyers: number;
}) {
  const { touchpoint } = useNames();
  const byEffect = [...touchpoints].sort((one, other) => (other.incremental.value ?? 0) - (one.incremental.value ?? 0));
  const known = rules.filter(({ totalError }) => totalError.value !== null);
  const byError = [...known].sort((one, other) => (one.totalError.value ?? 0) - (other.totalError.value ?? 0));
  const [top, nearest, furthest] = [byEffect[0], byError[0], byError.at(-1)];
  if (purchases === 0)
    return (
      <p className={css.summary}>
        Nobody of {buyersOf(buyers)} bought: there is no credit to share out. Try more buyers.
      </p>
    );
  return (
    <p className={css.summary}>
      <strong>{formatCount(purchases)}</strong> of {buyersOf(buyers)} bought. Most hangs on{' '}
      <strong>{touchpoint(top.touchpoint)}</strong>: {formatCount(top.incremental.kept)} of them would not have bought
      without it.
      {nearest && furthest && nearest !== furthest && (
        <>
          {' '}
          Of the rules, <strong>{RULE[nearest.rule]}</strong> comes nearest here, and {RULE[furthest.rule]} is furthest
          off
          {(nearest.totalError.high ?? 0) >= (furthest.totalError.low ?? 0) &&
            ', though the intervals leave their order open'}
          .
        </>
      )}
    </p>
  );
}
