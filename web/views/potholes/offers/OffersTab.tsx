/** Counter-offers: the least that has to change so that a goal is reached. */
import { useState } from 'react';
import { useAsked } from '../../../api/cache.ts';
import { succeeded } from '../../../api/failures.ts';
import { request } from '../../../api/request.ts';
import { Asked } from '../../../parts/Asked.tsx';
import { useSearch } from '../../../parts/useSearch.ts';
import { useDesign, useNames } from '../../../shell/design.ts';
import { StartStudy, type Asking } from '../../../run/StartStudy.tsx';
import { Shown, WithStudy, type Choice } from '../../../run/WithStudy.tsx';
import type { Answer, Pools, Wanted } from './answer.ts';
import { draftOf, inputOf, type Draft } from './goals.ts';
import {
  PotholesDeclaredDocument,
  PotholesRepairsDocument,
  PotholesSearchDocument,
  PotholesStartSearchDocument,
} from './offers.generated.ts';
import { OffersForm } from './OffersForm.tsx';
import { OffersResult } from './OffersResult.tsx';
import { offersOfAudit, offersOfDesign } from './options.ts';

const FIRST_GOALS: readonly Draft[] = [{ metric: 'boughtShare', is: 'HIGHER', amount: '0.5' }];

export function OffersTab() {
  const { id } = useDesign();
  const [search] = useSearch();
  const names = useNames();
  const declared = useAsked(PotholesDeclaredDocument, { id, audits: 'AUDIT' });
  const audit = search.get('audit') ?? declared.data?.studies.nodes[0]?.id;
  const repairs = useAsked(PotholesRepairsDocument, { id: audit ?? '' }, { enabled: audit !== undefined });
  const isReady = declared.data !== undefined && (audit === undefined || repairs.data !== undefined);
  const answer = repairs.data?.study;
  const findings = answer?.__typename === 'Audit' ? answer.findings : null;
  return (
    <Asked of={declared} what="what may be done differently">
      {({ design }) =>
        isReady && (
          <WithStudy kind="SEARCH" param="search">
            {(choice) => (
              <Open
                key={choice.facts?.id}
                choice={choice}
                pools={{
                  audit: findings ? offersOfAudit(findings, names.touchpoint) : null,
                  design: offersOfDesign(design?.touchpoints ?? []),
                }}
              />
            )}
          </WithStudy>
        )
      }
    </Asked>
  );
}

function Open({ choice, pools }: { choice: Choice; pools: Pools }) {
  const id = choice.facts?.id;
  const asked = useAsked(PotholesSearchDocument, { id: id ?? '' }, { enabled: id !== undefined });
  const answer = asked.data?.study?.__typename === 'Search' ? asked.data.study : undefined;
  const [edited, setEdited] = useState<Wanted | null>(null);
  const wanted = edited ?? wantedOf(answer, pools);
  const chosen = wanted.offers.filter(({ isOn }) => isOn);
  const start = async (asking: Asking): Promise<string> => {
    const input = {
      ...asking,
      options: chosen.map(({ name, changes, cost }) => ({ name, changes: [...changes], cost })),
      goals: wanted.goals.map(inputOf),
      ...{ answers: wanted.answers, evaluations: wanted.evaluations },
    };
    const { startSearch } = await request(PotholesStartSearchDocument, { input });
    return succeeded(startSearch, 'StartSearchSuccess').search.id;
  };
  return (
    <>
      <StartStudy
        choice={choice}
        what="Search"
        verb="Search"
        firstBuyers={5_000}
        buyersHint="Buyers of the search, each of whom lives with every set that is tried. What is found is verified over four times as many others."
        problem={chosen.length < 2 ? 'Choose at least two options.' : null}
        start={start}
      >
        {() => <OffersForm wanted={wanted} pools={pools} onChange={setEdited} />}
      </StartStudy>
      <Shown
        choice={choice}
        what="Search"
        empty={{
          title: 'What is the least that has to change?',
          text: 'Say what may be done and what it costs, and what is to be reached. The cheapest sets that reach it are found, and each is verified over buyers whom the search has not seen.',
        }}
      >
        {(study) => answer?.result && <OffersResult study={study} answer={answer} result={answer.result} />}
      </Shown>
    </>
  );
}

/** What the open study was asked, as far as its options are still there to choose from; else what to begin with. */
function wantedOf(answer: Answer | undefined, pools: Pools): Wanted {
  const known = [pools.audit ?? [], pools.design];
  const names = answer?.options.map(({ name }) => name) ?? [];
  const pool = known.find(
    (offers) => names.length > 0 && names.every((name) => offers.some((offer) => offer.name === name)),
  );
  const costs = new Map(answer?.options.map(({ name, cost }) => [name, cost]));
  return {
    offers: pool
      ? pool.map((offer) => ({ ...offer, isOn: costs.has(offer.name), cost: costs.get(offer.name) ?? offer.cost }))
      : (pools.audit ?? pools.design),
    goals: answer ? answer.goals.map(draftOf) : FIRST_GOALS,
    answers: answer?.answersWanted ?? 3,
    evaluations: answer?.evaluationsAllowed ?? 200,
  };
}
