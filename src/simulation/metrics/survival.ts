import type { Estimate, Survival } from '../summary.ts';
import { NOTHING, wilson, Z95 } from './interval.ts';
import { normalTail } from './normal.ts';
import type { Reader } from './reader.ts';

/**
 * Time from arrival to the first purchase: Kaplan–Meier, S(d) = Π (1 − bought/at risk). Those who leave, and those still
 * here at the horizon, are censored on their day; on one day purchases come before censoring. Leaving is a competing end,
 * so 1 − S is what would be bought had nobody left, and no forecast of sales. Once all have bought or left nothing tells S,
 * so that the columns end with the last day on which anybody is at risk.
 */
export function survival(reader: Reader): Survival {
  const { layout, counts } = reader;
  const rows: { day: number; risk: number; bought: number; censored: number; share: number; greenwood: number }[] = [];
  let risk = reader.buyers;
  let share = 1;
  let greenwood = 0;
  for (let day = 0; day <= layout.days && risk > 0; day++) {
    const bought = counts[layout.purchasesByDay + day];
    const censored = counts[layout.censoredByDay + day];
    if (bought > 0) {
      share *= 1 - bought / risk;
      greenwood += bought / (risk * (risk - bought));
    }
    rows.push({ day, risk, bought, censored, share, greenwood });
    risk -= bought + censored;
  }
  const intervals = rows.map((row) => logLog(row.share, row.greenwood, row.risk));
  return {
    days: rows.map(({ day }) => day),
    atRisk: rows.map((row) => row.risk),
    bought: rows.map(({ bought }) => bought),
    censored: rows.map(({ censored }) => censored),
    notYetBought: rows.map((row) => row.share),
    low: intervals.map(([low]) => low),
    high: intervals.map(([, high]) => high),
  };
}

/**
 * Interval of a survival share on the scale of log(−log S), which stays within 0 and 1. Where nobody has bought yet, or all
 * have, it has no variance to go by: then Wilson's for none or all of those at risk.
 */
function logLog(share: number, greenwood: number, risk: number): [number, number] {
  if (share >= 1 || share <= 0) {
    const { low, high } = wilson(share >= 1 ? risk : 0, risk, Z95);
    return [low ?? 0, high ?? 1];
  }
  const width = (Z95 * Math.sqrt(greenwood)) / Math.log(share);
  const ends = [share ** Math.exp(width), share ** Math.exp(-width)];
  return [Math.min(...ends), Math.max(...ends)];
}

/**
 * Median days from arrival to the first purchase, of those who bought; interval from the order statistics. From the first of
 * n purchases to the last it covers 1 − 2^(1−n): of the few of whom even that is less than asked, the ends are not known.
 */
export function daysToBuyMedian(reader: Reader, z: number): Estimate {
  const { layout, counts } = reader;
  const bought = counts.subarray(layout.purchasesByDay, layout.purchasesByDay + layout.days + 1);
  const n = bought.reduce((sum, count) => sum + count, 0);
  if (n === 0) return NOTHING;
  const dayOfRank = (rank: number): number => {
    let seen = 0;
    for (let day = 0; day < bought.length; day++) {
      seen += bought[day];
      if (seen >= rank) return day;
    }
    return bought.length - 1;
  };
  const value = (dayOfRank(Math.ceil(n / 2)) + dayOfRank(Math.floor(n / 2) + 1)) / 2;
  if (2 ** (1 - n) > 2 * normalTail(z)) return { value, low: null, high: null };
  const half = (z * Math.sqrt(n)) / 2;
  return {
    value,
    low: dayOfRank(Math.max(1, Math.floor(n / 2 - half))),
    high: dayOfRank(Math.min(n, Math.ceil(n / 2 + half) + 1)),
  };
}
