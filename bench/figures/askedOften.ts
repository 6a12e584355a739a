/** Asked often: how long whoever asks over HTTP waits for a run, a comparison and previews on a warm server. */
import { listExamples } from '../../src/db/exampleFiles.ts';
import type { Bench, Chapter, Figure } from '../support/figure.ts';
import { median, quantile, show } from '../support/numbers.ts';
import { freshSeed, PREVIEW, settle, startComparison, startRun, timeStudy } from '../support/operations.ts';
import { SCENARIO } from '../support/plans.ts';
import type { BenchServer } from '../support/server.ts';

const EXAMPLE = 'b2b-webinar';
const COMPARED = [SCENARIO, 'One story'];
const AT_ONCE = 10;

async function measure(bench: Bench): Promise<Figure[]> {
  const server = await bench.server();
  return [
    ...(await measureRun(bench, server)),
    await measureComparison(bench, server),
    ...(await measurePreviews(bench, server)),
  ];
}

async function measureRun({ short, rounds }: Bench, server: BenchServer): Promise<Figure[]> {
  const buyers = short ? 100_000 : 1_000_000;
  const scenario = await server.scenario(EXAMPLE, SCENARIO);
  const fresh: number[] = [];
  const again: number[] = [];
  await timeStudy(server, () => startRun(server, scenario, 50_000, freshSeed()));
  for (let round = 0; round < rounds; round++) {
    const seed = freshSeed();
    const ask = () => timeStudy(server, () => startRun(server, scenario, buyers, seed));
    await settle();
    fresh.push(await ask());
    await settle();
    again.push(await ask());
  }
  const what = `run, ${show(buyers)} buyers of ${EXAMPLE}`;
  return [
    {
      ...{ what, value: median(fresh) / 1_000, unit: 's', digits: 2, target: { atMost: 2 } },
      beside: 'from the mutation until whoever watches learns of SUCCEEDED, fresh seeds',
    },
    { what: 'the same run asked again', value: median(again), unit: 'ms', beside: 'answered from the store' },
  ];
}

async function measureComparison({ short, rounds }: Bench, server: BenchServer): Promise<Figure> {
  const buyers = short ? 10_000 : 100_000;
  const scenarios = await Promise.all(COMPARED.map((name) => server.scenario(EXAMPLE, name)));
  const took: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    await settle();
    took.push(await timeStudy(server, () => startComparison(server, scenarios, buyers, freshSeed())));
  }
  return {
    what: `comparison of two scenarios, ${show(buyers)} buyers`,
    // The first one warms up.
    ...{ value: median(took.slice(1)) / 1_000, unit: 's', digits: 2, target: { atMost: 1 } },
    beside: `${EXAMPLE}, ${COMPARED.join(' v. ')}; fresh seeds`,
  };
}

async function measurePreviews({ short }: Bench, server: BenchServer): Promise<Figure[]> {
  const [buyers, previews] = short ? [1_000, 20] : [5_000, 200];
  const figures: Figure[] = [];
  for (const example of listExamples()) {
    const scenario = await server.scenario(example, SCENARIO);
    // The server is warm once its code is compiled for speed.
    await askPreviews(server, scenario, buyers, AT_ONCE, previews);
    const alone = await askPreviews(server, scenario, buyers, 1, previews / 10);
    const { times, failures } = await askPreviews(server, scenario, buyers, AT_ONCE, previews);
    figures.push({
      what: `preview, ${show(buyers)} buyers of ${example}, p99`,
      ...{ value: quantile(times, 0.99), unit: 'ms', target: { atMost: 150 } },
      beside:
        `${AT_ONCE} at a time: p50 ${show(median(times))}, max ${show(Math.max(...times))} ms, ` +
        `${failures} of ${previews} failed; one at a time: p50 ${show(median(alone.times))} ms`,
    });
  }
  return figures;
}

/** Previews with fresh seeds, so many of them at a time; milliseconds of each, and how many did not answer. */
async function askPreviews(server: BenchServer, scenario: string, buyers: number, atOnce: number, count: number) {
  const times: number[] = [];
  let asked = 0;
  let failures = 0;
  const keepAsking = async (): Promise<void> => {
    while (asked++ < count) {
      const began = performance.now();
      const variables = { scenario, buyers, seed: freshSeed() };
      const answer = await server.ask<{ preview: { result?: unknown } }>(PREVIEW, variables).catch(() => null);
      times.push(performance.now() - began);
      if (!answer?.preview.result) failures++;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, keepAsking));
  return { times, failures };
}

export const askedOften: Chapter = { name: 'asked', title: 'Asked often', measure };
