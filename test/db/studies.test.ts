/** What the tables of studies promise to those who write them (src/studies). */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDesign, deleteDesign, loadRevision } from '../../src/db/designs.ts';
import type { Prisma } from '../../src/db/generated/client.ts';
import { newId } from '../../src/db/id.ts';
import { isUniqueViolation } from '../../src/db/violation.ts';
import { parseDesign, type DesignInput } from '../../src/simulation/design.ts';
import { KINDS, type TestDatabase } from './support.ts';

const parsed = parseDesign({
  ...{ key: 'studied', name: 'Studied' },
  story: { title: 'A story', themes: ['care'], promise: [{ theme: 'care', weight: 1 }] },
  personas: [{ key: 'anna', name: 'Anna', share: 1 }],
  touchpoints: [{ key: 'site', name: 'Site', channel: 'WEBSITE' }],
});
if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
const input: DesignInput = parsed.value.input;

describe.each(KINDS)('studies on $kind', ({ open }) => {
  let database: TestDatabase;
  let study: Omit<Prisma.StudyUncheckedCreateInput, 'id' | 'liveHash'>;
  beforeAll(async () => {
    database = await open();
    const saved = await createDesign(database.prisma, input);
    if (saved.outcome !== 'SAVED') throw new Error(saved.outcome);
    study = {
      ...{ kind: 'RUN', contentHash: 'abc', engineVersion: '1', buyers: 1_000_000_000, progressTotal: 1_000_000_000 },
      ...{ designId: saved.design.id, revisionId: saved.design.currentRevisionId, seed: 'luck' },
      ...{ horizonDays: 90, arrivalDays: 0, disorder: 1 },
    };
  });
  afterAll(() => database.close());

  it('has one study for a question while it waits, runs or has its answer, and lets it be asked again after failing', async () => {
    const { prisma } = database;
    const first = await prisma.study.create({ data: { ...study, id: newId(), liveHash: 'abc:1' } });
    const again = prisma.study.create({ data: { ...study, id: newId(), liveHash: 'abc:1' } });
    expect(await again.catch(isUniqueViolation)).toBe(true);
    const failed = { status: 'FAILED', errorCode: 'LOST', errorMessage: 'The worker went away.' } as const;
    await expect(prisma.study.update({ where: { id: first.id }, data: failed })).rejects.toThrow();
    await prisma.study.update({ where: { id: first.id }, data: { ...failed, liveHash: null } });
    const second = await prisma.study.create({ data: { ...study, id: newId(), liveHash: 'abc:1' } });
    expect(second.status).toBe('QUEUED');
  });

  it('has a whole stop rule or none', async () => {
    const half = { ...study, id: newId(), liveHash: 'half:1', stopMetric: 'boughtShare' };
    await expect(database.prisma.study.create({ data: half })).rejects.toThrow();
    const whole = { ...half, stopHalfWidth: 0.001, stopConfidence: 0.95 };
    expect(await database.prisma.study.create({ data: whole })).toMatchObject({ stopHalfWidth: 0.001 });
  });

  it('gives back the bytes of a tally and the figures of its metrics', async () => {
    const { prisma } = database;
    const tally = Uint8Array.from(randomBytes(1_000_000));
    const id = newId();
    await prisma.study.create({
      data: {
        ...{ ...study, id, contentHash: 'tallied', liveHash: 'tallied:1', status: 'SUCCEEDED' },
        result: { create: { tallyVersion: 3, engineVersion: '1', buyers: 999_999_999, tally } },
        metrics: {
          create: [
            { position: 0, name: 'boughtShare', value: 1 / 3, low: 0.1, high: 0.4 },
            { position: 1, name: 'daysToBuyMedian' },
          ],
        },
      },
    });
    const read = await prisma.study.findUniqueOrThrow({
      where: { id },
      include: { result: true, metrics: { orderBy: { position: 'asc' } } },
    });
    expect(Buffer.compare(read.result?.tally ?? new Uint8Array(), tally)).toBe(0);
    expect(read.metrics.map(({ name, value }) => [name, value])).toEqual([
      ['boughtShare', 1 / 3],
      ['daysToBuyMedian', null],
    ]);
  });

  it('keeps what a study ran on when its design is deleted', async () => {
    await deleteDesign(database.prisma, study.designId);
    const [kept] = await database.prisma.study.findMany({ include: { design: true, revision: true }, take: 1 });
    expect(kept.design.deletedAt).not.toBeNull();
    expect(await loadRevision(database.prisma, kept.revisionId)).toStrictEqual(input);
  });
});
