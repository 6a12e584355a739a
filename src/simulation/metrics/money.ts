import type { MoneySummary } from '../summary.ts';
import { JOURNEYS } from '../vocabulary.ts';
import { scale, Z95 } from './interval.ts';
import type { Reader } from './reader.ts';

/** Money in the units of the design; 0 where it gives no costs and values. */
export function money(reader: Reader): MoneySummary {
  const { moneyScale } = reader.plan;
  const revenue = reader.total('revenue') * moneyScale;
  const cost = reader.total('cost') * moneyScale;
  const purchasers = reader.outcome({ journey: JOURNEYS.indexOf('BOUGHT') });
  return {
    revenue,
    cost,
    profit: revenue - cost,
    revenuePerBuyer: scale(reader.mean('revenue', reader.buyers, Z95), moneyScale),
    costPerBuyer: scale(reader.mean('cost', reader.buyers, Z95), moneyScale),
    costPerPurchaser: purchasers === 0 ? null : cost / purchasers,
  };
}
