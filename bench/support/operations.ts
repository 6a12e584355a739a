/** What the benches ask of the API. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchServer } from './server.ts';

const START_RUN = `
  mutation Start($scenario: ID!, $buyers: Int!, $seed: String) {
    startRun(input: { scenarioId: $scenario, buyers: $buyers, seed: $seed }) {
      ... on StartRunSuccess { study: run { id status } }
      ... on Problem { message }
    }
  }`;

const START_COMPARISON = `
  mutation Start($scenarios: [ID!]!, $buyers: Int!, $seed: String) {
    startComparison(input: { scenarioIds: $scenarios, buyers: $buyers, seed: $seed }) {
      ... on StartComparisonSuccess { study: comparison { id status } }
      ... on Problem { message }
    }
  }`;

const CANCEL = `
  mutation Cancel($id: ID!) {
    cancelStudy(id: $id) { ... on CancelStudySuccess { study { id status } } ... on Problem { message } }
  }`;

const WATCH = `
  subscription Watch($id: ID!) { studyProgress(id: $id) { status progress { done total } } }`;

export const PREVIEW = `
  query Preview($scenario: ID!, $buyers: Int!, $seed: String) {
    preview(input: { scenarioId: $scenario, buyers: $buyers, seed: $seed }) {
      ... on PreviewSuccess { result { metrics { name value low high } touchpoints { touchpoint exposures } } }
      ... on Problem { message }
    }
  }`;

export interface Started {
  readonly id: string;
  readonly status: string;
}

export interface Progress {
  readonly status: string;
  readonly progress: { readonly done: number; readonly total: number };
}

type Answer = Readonly<Record<string, { readonly study?: Started; readonly message?: string }>>;

function studyOf(answer: Answer): Started {
  const [{ study, message }] = Object.values(answer);
  if (!study) throw new Error(message);
  return study;
}

export const startRun = async (server: BenchServer, scenario: string, buyers: number, seed: string): Promise<Started> =>
  studyOf(await server.ask<Answer>(START_RUN, { scenario, buyers, seed }));

export const startComparison = async (
  server: BenchServer,
  scenarios: readonly string[],
  buyers: number,
  seed: string,
): Promise<Started> => studyOf(await server.ask<Answer>(START_COMPARISON, { scenarios, buyers, seed }));

export const cancel = async (server: BenchServer, id: string): Promise<Started> =>
  studyOf(await server.ask<Answer>(CANCEL, { id }));

/** The states of a study, to its end. */
export async function* watch(server: BenchServer, id: string): AsyncGenerator<Progress> {
  for await (const { studyProgress } of server.watch<{ studyProgress: Progress }>(WATCH, { id })) yield studyProgress;
}

/** Milliseconds from the mutation until whoever watches the study learns that it has succeeded. */
export async function timeStudy(server: BenchServer, start: () => Promise<Started>): Promise<number> {
  const began = performance.now();
  const { id, status } = await start();
  let last = status;
  if (last !== 'SUCCEEDED') for await (const state of watch(server, id)) last = state.status;
  if (last !== 'SUCCEEDED') throw new Error(`a study ended as ${last}`);
  return performance.now() - began;
}

/** A seed that nothing has been asked with, so that the store has no answer. */
export const freshSeed = (): string => `bench ${Date.now()} ${Math.random()}`;

/** Lets what was asked for last – a job to be ended, previews that nobody waits for any more – be done with. */
export const settle = (): Promise<void> => sleep(500);
