/** The answers of experiments: values of the kind's own type, stored as packed JSON and read back whole. */
import DataLoader from 'dataloader';
import type { PrismaClient, Study } from '../../db/generated/client.ts';
import { pack, unpack } from '../../db/pack.ts';
import { BadRequest } from '../../problems.ts';
import { ENGINE_VERSION } from '../../simulation/version.ts';
import { Recent } from '../../recent.ts';
import type { Answer } from '../store.ts';

/** The version of the form of answers; one that is stored in another cannot be read. */
export const ANSWER_VERSION = 1;

/** An answer, ready to be stored: plain values, numbers finite or null. `lives` is what it took. */
export async function answerWith(studyId: string, lives: number, value: object): Promise<Answer> {
  const answer = await pack(new TextEncoder().encode(JSON.stringify(value)));
  return {
    done: lives,
    async save(tx) {
      const versions = { version: ANSWER_VERSION, engineVersion: ENGINE_VERSION };
      await tx.studyAnswer.create({ data: { studyId, ...versions, lives, answer } });
    },
  };
}

/** Reads answers and keeps the ones read last. */
export class Answers {
  readonly #recent = new Recent<string, Promise<unknown>>(16);
  /** Answers that are asked for at the same time, for a page of studies say, are read together. */
  readonly #stored: DataLoader<string, unknown>;

  constructor(prisma: PrismaClient) {
    this.#stored = new DataLoader((ids) => readStored(prisma, ids), { cache: false });
  }

  /**
   * The answer of a study, of the type that its kind stores.
   * @throws BadRequest NO_RESULT when it has not succeeded, or its answer is of a version that cannot be read
   */
  async read<Value>(study: Study): Promise<Value> {
    if (study.status !== 'SUCCEEDED')
      throw new BadRequest('NO_RESULT', `the study has no answer: it is ${study.status.toLowerCase()}`);
    return (await this.#recent.get(study.id, () => this.#stored.load(study.id))) as Value;
  }
}

async function readStored(prisma: PrismaClient, ids: readonly string[]): Promise<unknown[]> {
  const rows = await prisma.studyAnswer.findMany({ where: { studyId: { in: [...ids] } } });
  const found = new Map(rows.map((row) => [row.studyId, row]));
  return Promise.all(
    ids.map(async (id): Promise<unknown> => {
      const row = found.get(id);
      if (!row) return new BadRequest('NO_RESULT', 'the study has no answer');
      if (row.version !== ANSWER_VERSION)
        return new BadRequest(
          'NO_RESULT',
          `the answer was stored in version ${row.version}, this server reads version ${ANSWER_VERSION}: start the study again`,
        );
      return JSON.parse(new TextDecoder().decode(await unpack(row.answer)));
    }),
  );
}
