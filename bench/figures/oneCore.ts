/** One core: events a second of the engine on one thread, as a share of those of the yardstick in the same minutes. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Bench, Chapter, Figure } from '../support/figure.ts';
import { median, show } from '../support/numbers.ts';
import type { Lived, Order } from '../support/oneCore.ts';
import { NAMED } from '../support/plans.ts';
import { end } from '../support/server.ts';
import { openYardstick } from '../support/yardstick.ts';

const PROGRAM = fileURLToPath(new URL('../support/oneCore.ts', import.meta.url));
/** What the engine should reach of the yardstick's events a second. */
const TARGETS: Readonly<Record<(typeof NAMED)[number], number>> = { 'b2b-webinar': 0.5, 'shoe-retailer': 0.3 };

async function measure({ short, rounds, yardstick: sources }: Bench): Promise<Figure[]> {
  // As the threads of the pool have it.
  const buyers = short ? 50_000 : 1_000_000;
  const cases = NAMED.map((name) => ({ name, buyersPerSecond: [] as number[], eventsPerSecond: [] as number[] }));
  const yardstick = await openYardstick(sources);
  const gauge: number[] = [];
  const core = fork(PROGRAM);
  const ended = new AbortController();
  core.once('exit', () => ended.abort());
  const live = async (order: Order): Promise<Lived> => {
    core.send(order);
    const [lived] = (await once(core, 'message', { signal: ended.signal })) as [Lived];
    return lived;
  };
  try {
    // It takes V8 some four million lives to compile for speed what collects their paths, which is 4 % of the time until then.
    for (let round = 0; round < rounds; round++)
      for (const { name } of cases) await live({ example: name, seed: 'warm-up', buyers });
    for (let round = 0; round < rounds; round++) {
      if ('measure' in yardstick) gauge.push(await yardstick.measure(short ? 50_000 : 200_000));
      for (const { name, buyersPerSecond, eventsPerSecond } of cases) {
        const { events, seconds } = await live({ example: name, seed: 'bench', buyers });
        buyersPerSecond.push(buyers / seconds);
        eventsPerSecond.push(events / seconds);
      }
    }
  } finally {
    await end(core);
    if ('remove' in yardstick) await yardstick.remove();
  }
  return cases.flatMap(({ name, buyersPerSecond, eventsPerSecond }): Figure[] => {
    const events = median(eventsPerSecond);
    const ratios = eventsPerSecond.map((rate, round) => rate / gauge[round]);
    return [
      {
        ...{ what: `${name}, of the yardstick’s events/s`, unit: '×', digits: 2, target: { atLeast: TARGETS[name] } },
        value: gauge.length > 0 ? median(ratios) : null,
        beside:
          'absent' in yardstick
            ? yardstick.absent
            : `yardstick ${show(median(gauge) / 1e6, 1)} million events/s; ` +
              `rounds from ${show(Math.min(...ratios), 2)} to ${show(Math.max(...ratios), 2)} ×`,
      },
      {
        ...{ what: `${name}, events`, value: events / 1e6, unit: 'million/s', digits: 2 },
        beside: `${show(median(buyersPerSecond))} buyers/s, ${show(1e9 / events)} ns an event; ${show(buyers)} buyers, CPU time`,
      },
    ];
  });
}

export const oneCore: Chapter = { name: 'core', title: 'One core', measure };
