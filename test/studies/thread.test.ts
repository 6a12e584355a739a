import { valueSymbol } from 'piscina';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Buyer } from '../../src/simulation/buyer.ts';
import { Panel, type PanelOrder } from '../../src/simulation/panel.ts';
import { simulate as simulateBuyers } from '../../src/simulation/run.ts';
import type { Pool } from '../../src/studies/pool.ts';
import { planOf } from '../../src/studies/source.ts';
import { liveHere } from '../../src/studies/span.ts';
import { taskSize } from '../../src/studies/tasks.ts';
import { panel, simulate, type Outcome, type PanelAnswer, type SimulateAnswer } from '../../src/studies/thread.ts';
import { exampleSource } from './support.ts';

afterEach(() => void vi.restoreAllMocks());

const source = exampleSource();
const seed = 'thread';
const order: PanelOrder = { pairing: 1, times: false, tallies: 'FIRST', economical: true };

/** What a task comes to, without the wrapping in which it would change threads. */
const outcomeOf = <Answer>(sent: unknown): Outcome<Answer> =>
  valueSymbol in (sent as object) ? (sent as { [valueSymbol]: Outcome<Answer> })[valueSymbol] : (sent as never);

const bytesOf = (buffers: readonly ArrayBuffer[]): Buffer[] => buffers.map((buffer) => Buffer.from(buffer));

/** The next hand-over fails, when the lives have been lived. */
function failOnce(): void {
  vi.spyOn(Buyer.prototype, 'handOver').mockImplementationOnce(() => {
    throw new Error('a fault of the engine');
  });
}

describe('after a fault of the engine, the next task on the same plan and seed', () => {
  it('has nothing of the lives before it in a tally', () => {
    const live = () => outcomeOf<SimulateAnswer>(simulate({ source, seed, from: 0, to: 500 }));
    failOnce();
    expect(live()).toMatchObject({ ok: false, message: 'a fault of the engine' });
    const after = live();
    if (!after.ok) throw new Error(after.message);
    expect(bytesOf([after.answer.tally])).toEqual(bytesOf([simulateBuyers(planOf(source), seed, 0, 500).parcel]));
  });

  it('has nothing of the lives before it in a panel', () => {
    const sources = [source, source];
    const live = () => outcomeOf<PanelAnswer>(panel({ sources, seed, order, from: 0, to: 500 }));
    failOnce();
    expect(live()).toMatchObject({ ok: false, message: 'a fault of the engine' });
    const after = live();
    if (!after.ok) throw new Error(after.message);
    const alone = new Panel(sources.map(planOf), seed, order).simulate(0, 500);
    expect(bytesOf([after.answer.panel, ...after.answer.tallies])).toEqual(
      bytesOf([alone.panel.buffer, ...alone.tallies.map(({ parcel }) => parcel)]),
    );
  });
});

it('a span is refused whose sum is not of its buyers', async () => {
  const tally = simulateBuyers(planOf(source), seed, 0, 20).parcel;
  const pool = { threads: 1, simulate: () => Promise.resolve({ tally, took: 1 }) } as unknown as Pool;
  const assignment = { kind: 'TALLY', source, seed } as const;
  const span = { assignment, from: 0, to: 10, size: taskSize(10), lane: 'STUDY', onDone: () => undefined } as const;
  await expect(liveHere(pool, span)).rejects.toThrow('got 20 buyers of a span, expected 10');
});
