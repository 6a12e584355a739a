import { EVENT, type Quantity } from '../layout.ts';
import type { Estimate, MoneySummary } from '../summary.ts';
import { JOURNEYS } from '../vocabulary.ts';
import { NOTHING, Z95 } from './interval.ts';
import type { Reader } from './reader.ts';

/** Money in the units of the design; 0 where it gives no costs and values. */
export function money(reader: Reader): MoneySummary {
  const revenue = totalRevenue(reader);
  const cost = totalCost(reader);
  const purchasers = reader.outcome({ journey: JOURNEYS.indexOf('BOUGHT') });
  return {
    revenue,
    cost,
    profit: revenue - cost,
    revenuePerBuyer: revenuePerBuyer(reader, Z95),
    costPerBuyer: costPerBuyer(reader, Z95),
    costPerPurchaser: purchasers === 0 ? null : cost / purchasers,
  };
}

export const revenuePerBuyer = (reader: Reader, z: number): Estimate =>
  perBuyer(reader, totalRevenue(reader), 'revenue', reader.plan.revenueScale, z);

export const costPerBuyer = (reader: Reader, z: number): Estimate =>
  perBuyer(reader, totalCost(reader), 'cost', reader.plan.costScale, z);

/** Totals come from counts, to the last cent; the sums in steps give the width of the interval alone. */
function perBuyer(reader: Reader, total: number, quantity: Quantity, scale: number, z: number): Estimate {
  const { low, high } = reader.mean(quantity, reader.buyers, z);
  if (reader.buyers === 0) return NOTHING;
  const value = total / reader.buyers;
  if (low === null || high === null) return { value, low: null, high: null };
  const half = ((high - low) / 2) * scale;
  return { value, low: value - half, high: value + half };
}

function totalRevenue(reader: Reader): number {
  return sumOver(reader, (i) => reader.plan.purchaseValue[i] * reader.events(i, EVENT.BOUGHT));
}

function totalCost(reader: Reader): number {
  return sumOver(reader, (i) => {
    const attended = reader.attended(i);
    const exposures = attended + reader.events(i, EVENT.NOTICED) + reader.events(i, EVENT.IGNORED);
    return reader.plan.costPerExposure[i] * exposures + reader.plan.costPerEngagement[i] * attended;
  });
}

const sumOver = ({ layout }: Reader, amount: (touchpoint: number) => number): number =>
  Array.from({ length: layout.touchpoints }, (_, i) => amount(i)).reduce((sum, value) => sum + value, 0);
