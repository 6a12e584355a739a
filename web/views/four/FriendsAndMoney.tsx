/** Friends whom buyers brought along, and what was earned and spent. */
import { counted, formatCount, formatNumber } from '../../format.ts';
import { JOURNEY } from '../../words.ts';
import { Card, Cards } from '../../parts/Cards.tsx';
import type { Result } from './outcomes.ts';

export function FriendsAndMoney({ result: { referred, money, purchases } }: { result: Result }) {
  return (
    <>
      <section className="stack" aria-label="Friends brought along">
        <h2>Friends brought along</h2>
        {referred.buyers === 0 ? (
          <p className="soft">No friend arrived within this run.</p>
        ) : (
          <Cards>
            <Card
              name="Friends who arrived"
              text={formatCount(referred.buyers)}
              hint="Buyers whom others referred. They are counted apart, in no other figure of this page."
            />
            <Card
              name="Their journeys"
              text={formatCount(referred.journeys.find(({ journey }) => journey === 'BOUGHT')?.count ?? 0)}
              below={`bought; ${referred.journeys
                .filter(({ journey }) => journey !== 'BOUGHT')
                .map(({ journey, count }) => `${formatCount(count)} ${JOURNEY[journey].toLowerCase()}`)
                .join(', ')}`}
            />
            <Card name="Their purchases" text={formatCount(referred.purchases)} below="repeated ones included" />
            <Card name="Revenue from them" text={formatCount(referred.revenue)} below="in the money of the design" />
          </Cards>
        )}
      </section>
      <section className="stack" aria-label="Money">
        <h2>Money</h2>
        {money.revenue === 0 && money.cost === 0 ? (
          <p className="soft">This design gives neither costs nor the value of a purchase. Set them on the canvas.</p>
        ) : (
          <Cards>
            <Card
              name="Revenue"
              text={formatCount(money.revenue)}
              below={`from ${counted(purchases, 'purchase')}, in the money of the design`}
            />
            <Card name="Cost" text={formatCount(money.cost)} below="of exposures and attendance" />
            <Card name="Revenue less cost" text={formatCount(money.profit)} />
            <Card name="Revenue per buyer" of={money.revenuePerBuyer} unit="money, per buyer" />
            <Card name="Cost per buyer" of={money.costPerBuyer} unit="money, per buyer" />
            <Card
              name="Cost per purchaser"
              text={formatNumber(money.costPerPurchaser, 0)}
              below={money.costPerPurchaser === null ? 'nobody bought' : 'all costs, shared by those who bought'}
            />
          </Cards>
        )}
      </section>
    </>
  );
}
