/** The answer of a comparison: all scenarios side by side, then the baseline with one challenger at a time. */
import { useAsked } from '../../../api/cache.ts';
import { Asked } from '../../../parts/Asked.tsx';
import type { Source } from '../../../parts/files.ts';
import { Empty } from '../../../parts/States.tsx';
import { useAddress } from '../parts/address.ts';
import { ScenarioMark } from '../parts/ScenarioMark.tsx';
import { Segments } from '../parts/Segments.tsx';
import { nameOf, type Answer } from './answer.ts';
import { CompareAnswerDocument, type CompareFactsFragment } from './comparison.generated.ts';
import { Differences } from './Differences.tsx';
import { InShort } from './InShort.tsx';
import { Partings } from './Partings.tsx';
import { SharedLuck } from './SharedLuck.tsx';
import { SideBySide } from './SideBySide.tsx';
import { Switches } from './Switches.tsx';
import { WonAndLost } from './WonAndLost.tsx';

export function ComparisonAnswer({ facts }: { facts: CompareFactsFragment }) {
  const asked = useAsked(CompareAnswerDocument, { id: facts.id }, { forever: true });
  return (
    <Asked of={asked} what="the answer">
      {({ study }) => {
        const known = study?.__typename === 'Comparison' ? study : null;
        if (!known?.results || !known.pairs)
          return <Empty title="No answer was kept" text="Start the comparison again to have one." />;
        const { results, pairs, best } = known;
        const buyers = Math.max(...results.map(({ result }) => result.buyers));
        const answer: Answer = { facts, results, pairs, best, buyers, places: facts.scenarios };
        return <Shown answer={answer} />;
      }}
    </Asked>
  );
}

function Shown({ answer }: { answer: Answer }) {
  const address = useAddress();
  const { facts, pairs, places, buyers } = answer;
  const pair = pairs.find(({ challenger }) => String(challenger.position) === address.get('vs')) ?? pairs[0];
  const [baseline, challenger] = [places[0], places[pair.challenger.position]];
  const sourceOf = (scenario: string): Source => ({
    design: facts.design.name,
    revision: facts.revision.number,
    scenario,
    buyers,
    seed: facts.seed,
    engineVersion: facts.engineVersion,
  });
  const open = {
    pair,
    baseline,
    challenger,
    buyers,
    source: sourceOf(`${nameOf(challenger)} against ${nameOf(baseline)}`),
  };
  return (
    <>
      <InShort answer={answer} />
      <SideBySide answer={answer} source={sourceOf(places.map(nameOf).join(' · '))} />
      {pairs.length > 1 && (
        <div className="row">
          <span className="soft">
            Against <ScenarioMark position={0} name={nameOf(baseline)} />
          </span>
          <Segments
            label="Challenger"
            value={String(pair.challenger.position)}
            options={pairs.map(({ challenger: { position } }) => ({
              value: String(position),
              label: <ScenarioMark position={position} name={nameOf(places[position])} />,
            }))}
            onPick={(vs) => address.put({ vs, buyer: null })}
          />
        </div>
      )}
      <Differences open={open} />
      <SharedLuck open={open} />
      <div className="columns">
        <WonAndLost open={open} />
        <Switches open={open} />
      </div>
      <Partings open={open} facts={facts} />
    </>
  );
}
