/** Single buyers whose two lives part ways: choose one, and see where, and why. */
import { useAsked } from '../../../api/cache.ts';
import type { PartingKind } from '../../../generated/schema.ts';
import { Asked } from '../../../parts/Asked.tsx';
import { formatCount } from '../../../format.ts';
import { Hint } from '../../../parts/Tip.tsx';
import { useAddress } from '../parts/address.ts';
import { Segments } from '../parts/Segments.tsx';
import { nameOf, type OpenPair } from './answer.ts';
import { ComparePartingsDocument, type CompareFactsFragment } from './comparison.generated.ts';
import { Parting } from './Parting.tsx';

const KINDS: readonly PartingKind[] = ['WON', 'LOST', 'MOVED'];
const KIND: Readonly<Record<PartingKind, string>> = { WON: 'Won', LOST: 'Lost', MOVED: 'Another journey' };

export function Partings({ open, facts }: { open: OpenPair; facts: CompareFactsFragment }) {
  const asked = useAsked(ComparePartingsDocument, { id: facts.id }, { forever: true });
  const address = useAddress();
  return (
    <section className="panel stack" aria-labelledby="compare-partings">
      <div>
        <h2 id="compare-partings">Lives that part ways</h2>
        <p className="soft small">
          The same buyers with the same luck, whose journeys end differently: where the two lives part, and why.
          <Hint about="Lives that part ways">
            Up to five buyers of each kind, those with the lowest numbers. Won: bought under {nameOf(open.challenger)}{' '}
            alone. Lost: bought under {nameOf(open.baseline)} alone.
          </Hint>
        </p>
      </div>
      <Asked of={asked} what="lives">
        {({ study }) => {
          const pairs = study?.__typename === 'Comparison' ? (study.pairs ?? []) : [];
          const examples =
            pairs.find(({ challenger }) => challenger.position === open.challenger.position)?.examples ?? [];
          const parting = examples.find(({ number }) => String(number) === address.get('buyer')) ?? examples[0];
          if (!parting) return <p>Nobody’s journey ends differently. With more buyers somebody’s may.</p>;
          const numbers = examples.filter(({ kind }) => kind === parting.kind);
          const pick = (number: number) => address.put({ buyer: String(number) });
          return (
            <>
              <div className="row">
                <Segments
                  label="Kind of parting"
                  value={parting.kind}
                  options={KINDS.map((value) => ({
                    value,
                    label: KIND[value],
                    disabled: !examples.some(({ kind }) => kind === value),
                  }))}
                  onPick={(kind) => pick(examples.find((one) => one.kind === kind)?.number ?? parting.number)}
                />
                <Segments
                  label="Buyer"
                  value={String(parting.number)}
                  options={numbers.map(({ number }) => ({
                    value: String(number),
                    label: `Buyer ${formatCount(number)}`,
                  }))}
                  onPick={(number) => pick(Number(number))}
                />
              </div>
              <Parting key={parting.number} parting={parting} open={open} facts={facts} />
            </>
          );
        }}
      </Asked>
    </section>
  );
}
