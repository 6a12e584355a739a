/** While a long run goes on: whether the server stays at hand, and how soon the run ends when it is cancelled. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, Chapter, Figure } from '../support/figure.ts';
import { median, show } from '../support/numbers.ts';
import { cancel, freshSeed, settle, startRun, watch } from '../support/operations.ts';
import { SCENARIO } from '../support/plans.ts';
import type { BenchServer } from '../support/server.ts';

const EXAMPLE = 'b2b-webinar';
const BUYERS = 10_000_000;

async function measure(bench: Bench): Promise<Figure[]> {
  const server = await bench.server();
  return [...(await measureStall(bench, server)), await measureCancel(bench, server)];
}

async function measureStall({ short }: Bench, server: BenchServer): Promise<Figure[]> {
  const buyers = short ? 200_000 : BUYERS;
  const scenario = await server.scenario(EXAMPLE, SCENARIO);
  await settle();
  await server.reportLoop();
  const began = performance.now();
  const { id } = await startRun(server, scenario, buyers, freshSeed());
  let states = 0;
  let last = '';
  for await (const { status } of watch(server, id)) {
    states++;
    last = status;
  }
  const took = (performance.now() - began) / 1_000;
  if (last !== 'SUCCEEDED') throw new Error(`the long run ended as ${last}`);
  const { longest, p99, worked, memory } = await server.reportLoop();
  return [
    {
      what: `longest stall of the event loop, ${show(buyers)} buyers`,
      ...{ value: longest, unit: 'ms', target: { atMost: 50 } },
      beside: `p99 ${show(p99, 1)} ms over ${show(took, 1)} s, mutation to SUCCEEDED, ${states} states watched`,
    },
    {
      what: 'longest stretch of work of the main thread',
      ...{ value: worked, unit: 'ms', beside: 'its CPU time between two looks, without the wait for a core' },
    },
    {
      what: 'memory of the whole server by then',
      value: memory,
      unit: 'MB',
      beside: 'embedded database and threads included',
    },
  ];
}

async function measureCancel({ short, rounds }: Bench, server: BenchServer): Promise<Figure> {
  const scenario = await server.scenario(EXAMPLE, SCENARIO);
  const answered: number[] = [];
  const learnt: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const { id } = await startRun(server, scenario, BUYERS, freshSeed());
    let end = 0;
    const watching = (async () => {
      for await (const { status } of watch(server, id)) if (status === 'CANCELLED') end = performance.now();
    })();
    // Both while it is lived on the server's own threads and once it is shared in chunks.
    await sleep(short || round % 2 === 0 ? 700 : 4_000);
    const began = performance.now();
    const { status } = await cancel(server, id);
    if (status !== 'CANCELLED') throw new Error(`a cancelled run is ${status}`);
    answered.push(performance.now() - began);
    await watching;
    learnt.push(end - began);
    await settle();
  }
  return {
    what: 'from cancelStudy until the study is CANCELLED, longest',
    ...{ value: Math.max(...answered), unit: 'ms', target: { atMost: 1_000 } },
    beside: `median ${show(median(answered))} ms; whoever watches knows after ${show(Math.max(...learnt))} ms at most`,
  };
}

export const longRun: Chapter = { name: 'long', title: 'During a long run', measure };
