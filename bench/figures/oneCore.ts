/** One core: events a second of the engine on one thread, as a share of those of the yardstick in the same minutes. */
import type { Bench, Chapter, Figure } from '../support/figure.ts';
import { cpuSeconds, median, show } from '../support/numbers.ts';
import { liveThrough, NAMED, planNamed } from '../support/plans.ts';
import { openYardstick } from '../support/yardstick.ts';

/** What the engine should reach of the yardstick's events a second. */
const TARGETS: Readonly<Record<(typeof NAMED)[number], number>> = { 'b2b-webinar': 0.5, 'shoe-retailer': 0.3 };

async function measure({ short, rounds, yardstick: sources }: Bench): Promise<Figure[]> {
  // As the threads of the pool have it.
  const buyers = short ? 50_000 : 1_000_000;
  const cases = NAMED.map((name) => ({
    ...{ name, plan: planNamed(name), buyersPerSecond: [] as number[], eventsPerSecond: [] as number[] },
  }));
  const yardstick = await openYardstick(sources);
  const gauge: number[] = [];
  try {
    // It takes V8 some four million lives to compile for speed what collects their paths, which is 4 % of the time until then.
    for (let round = 0; round < rounds; round++) for (const { plan } of cases) liveThrough(plan, 'warm-up', buyers);
    for (let round = 0; round < rounds; round++) {
      if ('measure' in yardstick) gauge.push(await yardstick.measure(short ? 50_000 : 200_000));
      for (const { plan, buyersPerSecond, eventsPerSecond } of cases) {
        let events = 0;
        const took = cpuSeconds(() => (events = liveThrough(plan, 'bench', buyers)));
        buyersPerSecond.push(buyers / took);
        eventsPerSecond.push(events / took);
      }
    }
  } finally {
    if ('remove' in yardstick) await yardstick.remove();
  }
  return cases.flatMap(({ name, buyersPerSecond, eventsPerSecond }): Figure[] => {
    const events = median(eventsPerSecond);
    const ratios = eventsPerSecond.map((rate, round) => rate / gauge[round]);
    return [
      {
        ...{ what: `${name}, of the yardstick’s events/s`, unit: '×', digits: 2, target: { atLeast: TARGETS[name] } },
        value: gauge.length > 0 ? median(ratios) : null,
        beside: 'absent' in yardstick ? yardstick.absent : `yardstick ${show(median(gauge) / 1e6, 1)} million events/s`,
      },
      {
        ...{ what: `${name}, events`, value: events / 1e6, unit: 'million/s', digits: 2 },
        beside: `${show(median(buyersPerSecond))} buyers/s, ${show(1e9 / events)} ns an event; ${show(buyers)} buyers, CPU time`,
      },
    ];
  });
}

export const oneCore: Chapter = { name: 'core', title: 'One core', measure };
