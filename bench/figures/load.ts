/** The API under load: requests a second and their p99, beside a bare Yoga server that answers a constant. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import autocannon, { type Result } from 'autocannon';
import type { Bench, Chapter, Figure } from '../support/figure.ts';
import { show } from '../support/numbers.ts';
import { freshSeed, PREVIEW, settle, startRun, timeStudy } from '../support/operations.ts';
import { SCENARIO } from '../support/plans.ts';
import { end, saying, type BenchServer } from '../support/server.ts';

const BARE = fileURLToPath(new URL('../support/bareServer.ts', import.meta.url));
const EXAMPLE = 'b2b-webinar';
const CONNECTIONS = 10;

const LIST = '{ designs { totalCount nodes { id key name revision updatedAt } } }';

const DESIGN = `
  query Design($id: ID!) {
    design(id: $id) {
      key name description revision
      story { title themes promise { theme weight } }
      personas { key name share }
      touchpoints { key name channel owner goal audience }
      links { from to }
      warnings { path message }
    }
  }`;

const RESULT = `
  query Result($id: ID!) {
    study(id: $id) {
      status
      ... on Run {
        result {
          metrics { name value low high unit }
          journeys { journey count share { value low high } }
          touchpoints { touchpoint exposures lostBuyers { value low high } }
          scorecard { name value definition }
        }
      }
    }
  }`;

interface Load {
  readonly what: string;
  readonly query: string;
  readonly variables?: object;
}

async function measure(bench: Bench): Promise<Figure[]> {
  const server = await bench.server();
  const seconds = bench.short ? 0.5 : 6;
  const warmUp = bench.short ? 0.2 : 1;
  const bare = spawn(process.execPath, [BARE], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const bareEndpoint = await saying(bare, /bare server on (http:\S+)/);
    const fire = (endpoint: string, load: Load) => fireAt(endpoint, load, seconds);
    const constant: Load = { what: 'a constant', query: '{ constant }' };
    await fireAt(bareEndpoint, constant, warmUp);
    const figures: Figure[] = [];
    let before = await fire(bareEndpoint, constant);
    for (const load of await loadsOn(server)) {
      await fireAt(server.endpoint, load, warmUp);
      const measured = await fire(server.endpoint, load);
      await settle();
      // Before and after, so that a machine that slows down slows both.
      const after = await fire(bareEndpoint, constant);
      figures.push(...figuresOf(load, measured, [before, after]));
      before = after;
    }
    return figures;
  } finally {
    await end(bare);
  }
}

async function loadsOn(server: BenchServer): Promise<Load[]> {
  const scenario = await server.scenario(EXAMPLE, SCENARIO);
  const { design } = await server.ask<{ design: { id: string } }>('query($key:String){design(key:$key){id}}', {
    key: EXAMPLE,
  });
  let run = '';
  await timeStudy(server, async () => {
    const started = await startRun(server, scenario, 20_000, freshSeed());
    run = started.id;
    return started;
  });
  return [
    { what: 'designs, listed', query: LIST },
    { what: 'design by id, whole', query: DESIGN, variables: { id: design.id } },
    { what: 'result of a run', query: RESULT, variables: { id: run } },
    { what: 'preview, 5,000 buyers', query: PREVIEW, variables: { scenario, buyers: 5_000, seed: 'bench' } },
  ];
}

async function fireAt(url: string, { query, variables }: Load, duration: number): Promise<Result> {
  return autocannon({
    ...{ url, duration, connections: CONNECTIONS, method: 'POST', timeout: 30 },
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
}

function figuresOf({ what }: Load, measured: Result, bare: readonly Result[]): Figure[] {
  const mean = (read: (result: Result) => number): number => (read(bare[0]) + read(bare[1])) / 2;
  const rateOf = ({ requests, duration }: Result): number => requests.total / duration;
  const [rate, bareRate] = [rateOf(measured), mean(rateOf)];
  const failures = measured.errors + measured.non2xx;
  return [
    {
      ...{ what, value: rate, unit: 'requests/s' },
      beside: `p99 ${show(measured.latency.p99)} ms, ${CONNECTIONS} connections, ${failures} failed`,
    },
    {
      ...{ what: `${what}, of the bare server’s requests/s`, value: rate / bareRate, unit: '×' },
      digits: 3,
      beside: `bare ${show(bareRate)} requests/s, p99 ${show(mean(({ latency }) => latency.p99))} ms`,
    },
  ];
}

export const load: Chapter = { name: 'load', title: 'API load', measure };
