/** The answers of runs: stored as tallies and headline figures, read back as summaries. */
import DataLoader from 'dataloader';
import type { Prisma, PrismaClient, Study } from '../db/generated/client.ts';
import { pack, unpack } from '../db/pack.ts';
import { BadRequest } from '../problems.ts';
import type { Summary } from '../simulation/summary.ts';
import { canRead, OLDEST_TALLY_VERSION, TALLY_VERSION } from '../simulation/tally.ts';
import { ENGINE_VERSION } from '../simulation/version.ts';
import { Recent } from '../recent.ts';
import { partsToRead } from './resolve.ts';
import { toSource, type PlanParts } from './source.ts';
import type { Pool } from './pool.ts';
import type { Answer } from './store.ts';

/** The answer of a run – its tally's buffer, packed, and its headline figures – as rows. */
export async function answerOf(
  studyId: string,
  buyers: number,
  buffer: ArrayBuffer,
  summary: Summary,
): Promise<Answer> {
  const tally = await pack(buffer);
  return {
    done: buyers,
    async save(tx) {
      const versions = { tallyVersion: TALLY_VERSION, engineVersion: ENGINE_VERSION };
      await tx.studyResult.create({ data: { studyId, ...versions, buyers, tally } });
      await tx.studyMetric.createMany({
        data: summary.metrics.map(({ name, value, low, high }, position) => {
          return { studyId, position, name, value, low, high };
        }),
      });
    },
  };
}

/** Gives a study the answer of another that asked the same. */
export async function copyAnswer(tx: Prisma.TransactionClient, from: string, to: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "StudyResult" ("studyId", "tallyVersion", "engineVersion", "buyers", "tally")
    SELECT ${to}, "tallyVersion", "engineVersion", "buyers", "tally" FROM "StudyResult" WHERE "studyId" = ${from}`;
  await tx.$executeRaw`
    INSERT INTO "StudyMetric" ("studyId", "position", "name", "value", "low", "high")
    SELECT ${to}, "position", "name", "value", "low", "high" FROM "StudyMetric" WHERE "studyId" = ${from}`;
  await tx.$executeRaw`
    INSERT INTO "StudyAnswer" ("studyId", "version", "engineVersion", "lives", "answer")
    SELECT ${to}, "version", "engineVersion", "lives", "answer" FROM "StudyAnswer" WHERE "studyId" = ${from}`;
}

/** Reads summaries of runs and keeps the ones read last. */
export class Results {
  readonly #pool: Pool;
  readonly #recent = new Recent<string, Promise<Summary>>(16);
  /** Results that are asked for at the same time, for a page of runs say, are read together. */
  readonly #stored: DataLoader<Study, Stored>;

  constructor(prisma: PrismaClient, pool: Pool) {
    this.#pool = pool;
    this.#stored = new DataLoader((studies) => readStored(prisma, studies), { cache: false });
  }

  /**
   * Everything that a run reports.
   * @throws BadRequest NO_RESULT when it has not succeeded, or its result is of a version that cannot be read
   */
  async read(study: Study): Promise<Summary> {
    if (study.status !== 'SUCCEEDED')
      throw new BadRequest('NO_RESULT', `the run has no result: it is ${study.status.toLowerCase()}`);
    return this.#recent.get(study.id, () => this.#summarize(study));
  }

  async #summarize(study: Study): Promise<Summary> {
    const { parts, packed } = await this.#stored.load(study);
    return this.#pool.summarize({ source: toSource(parts), tally: await unpack(packed) }, 'ANSWER');
  }
}

/** What a summary is computed from. */
interface Stored {
  readonly parts: PlanParts;
  readonly packed: Uint8Array;
}

async function readStored(prisma: PrismaClient, studies: readonly Study[]): Promise<(Stored | Error)[]> {
  const [rows, parts] = await Promise.all([
    prisma.studyResult.findMany({ where: { studyId: { in: studies.map(({ id }) => id) } } }),
    partsToRead(prisma, studies),
  ]);
  const found = new Map(rows.map((row) => [row.studyId, row]));
  return studies.map(({ id }, index) => {
    const row = found.get(id);
    const part = parts[index];
    if (!row) return new BadRequest('NO_RESULT', 'the run has no result');
    if (!canRead(row.tallyVersion))
      return new BadRequest(
        'NO_RESULT',
        `the result was stored in version ${row.tallyVersion}, this server reads versions ${OLDEST_TALLY_VERSION} to ${TALLY_VERSION}: start the run again`,
      );
    return part instanceof Error ? part : { parts: part, packed: row.tally };
  });
}
