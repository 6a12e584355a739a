/** Single lives of a run: lived again from their numbers, on demand. Nothing of them was stored. */
import DataLoader from 'dataloader';
import type { PrismaClient, Study } from '../db/generated/client.ts';
import { BadRequest, InvalidInput } from '../problems.ts';
import { showValue, type Issue } from '../simulation/issue.ts';
import { COUNT } from '../simulation/layout.ts';
import type { LifeFilter } from '../simulation/search.ts';
import type { LifeStory } from '../simulation/story.ts';
import { Tally } from '../simulation/tally.ts';
import { ENGINE_VERSION } from '../simulation/version.ts';
import { STUDY_LIMITS } from './limits.ts';
import type { Pool } from './pool.ts';
import { Recent } from '../recent.ts';
import { partsToRead } from './resolve.ts';
import { toSource, type PlanParts, type PlanSource } from './source.ts';

/** The same words as LifeFilter; null counts as left out. */
export type BuyerFilter = { readonly [Field in keyof LifeFilter]: LifeFilter[Field] | null };

export interface BuyerSearch {
  readonly where?: BuyerFilter | null;
  /** The first number to look at. */
  readonly from: number;
  /** The most lives to find, 1 to STUDY_LIMITS.foundLives. */
  readonly most: number;
}

export interface FoundBuyers {
  /** In order of number. */
  readonly found: readonly LifeStory[];
  /** The first number that was looked at. */
  readonly from: number;
  /** The first number that was not: where to go on. At most STUDY_LIMITS.searchedLives are looked at. */
  readonly next: number;
  /** Buyers of the run. */
  readonly total: number;
}

/** Events that one search lives through, and one task of it, about: a second or two, and a tenth of one. */
const SEARCHED_EVENTS = 4_000_000;
const TASK_EVENTS = 50_000;
/** The lives from which the events of a life are estimated: the same ones for every search of a run. */
const SAMPLED_LIVES = 32;

/** What searches of one run have in common. */
interface Ground {
  readonly parts: PlanParts;
  readonly source: PlanSource;
  /** Lives that a search looks at, at most, and lives that a task does. */
  readonly reach: number;
  readonly range: number;
}

export class Buyers {
  /** Plans that are asked for at the same time, for a page of runs say, are read together. */
  readonly #parts: DataLoader<Study, PlanParts>;
  readonly #pool: Pool;
  readonly #recent = new Recent<string, Promise<Ground>>(16);

  constructor(prisma: PrismaClient, pool: Pool) {
    this.#parts = new DataLoader((studies) => partsToRead(prisma, studies), { cache: false });
    this.#pool = pool;
  }

  /**
   * One life, told with reasons.
   * @throws BadRequest BUYER_OUT_OF_RANGE, NO_RESULT when another version of the engine would have to tell it
   */
  async tell(study: Study, number: number): Promise<LifeStory> {
    const buyers = study.progressTotal;
    if (!Number.isSafeInteger(number) || number < 0 || number >= buyers)
      throw new BadRequest('BUYER_OUT_OF_RANGE', `the run has buyers 0 to ${buyers - 1}; asked for ${number}`);
    const { source } = await this.#open(study);
    const [story] = await this.#pool.replay({ source, seed: study.seed, numbers: [number] });
    return story;
  }

  /**
   * Finds lives to look at. How far it looks depends on the lives alone, not on how fast they are lived, so that the same
   * question gets the same answer on any machine.
   * @throws InvalidInput, BadRequest NO_RESULT
   */
  async search(study: Study, { where, from, most }: BuyerSearch): Promise<FoundBuyers> {
    const ground = await this.#open(study);
    const { source, parts } = ground;
    const total = study.progressTotal;
    const filter = cleaned(where ?? {});
    const issues = [
      ...findStrangers(filter, parts),
      ...wholeNumber('from', from, 0, Number.MAX_SAFE_INTEGER),
      ...wholeNumber('most', most, 1, STUDY_LIMITS.foundLives),
    ];
    if (issues.length > 0) throw new InvalidInput(issues);
    const start = Math.min(from, total);
    const end = Math.min(total, start + ground.reach);
    const { seed } = study;
    const { numbers, next } = await this.#find({ source, seed, where: filter, range: ground.range }, start, end, most);
    const found = numbers.length === 0 ? [] : await this.#pool.replay({ source, seed, numbers });
    return { found, from: start, next, total };
  }

  /** As many ranges at once as there are threads; what is found beyond the limit is dropped, so the answer is as if in line. */
  async #find(
    question: Question,
    from: number,
    to: number,
    limit: number,
  ): Promise<{ numbers: number[]; next: number }> {
    const { range, ...task } = question;
    const numbers: number[] = [];
    let next = from;
    while (next < to && numbers.length < limit) {
      const starts = Array.from({ length: this.#pool.threads }, (_, index) => next + index * range);
      const answers = await Promise.all(
        starts
          .filter((start) => start < to)
          .map((start) => this.#pool.search({ ...task, from: start, to: Math.min(to, start + range), limit })),
      );
      for (const answer of answers) {
        if (numbers.length >= limit) break;
        const wanted = answer.numbers.slice(0, limit - numbers.length);
        numbers.push(...wanted);
        next = numbers.length < limit ? answer.next : (wanted.at(-1) ?? next) + 1;
      }
    }
    return { numbers, next };
  }

  async #open(study: Study): Promise<Ground> {
    if (study.engineVersion !== ENGINE_VERSION)
      throw new BadRequest(
        'NO_RESULT',
        `the run was made by engine ${study.engineVersion}, whose lives engine ${ENGINE_VERSION} cannot tell: start the run again`,
      );
    return this.#recent.get(study.id, async () => {
      const parts = await this.#parts.load(study);
      const source = toSource(parts);
      const sampled = await this.#pool.simulate({ source, seed: study.seed, from: 0, to: SAMPLED_LIVES }, 'ANSWER');
      const eventsPerLife = Math.max(1, Tally.from(sampled.tally).counts[COUNT.EVENTS] / SAMPLED_LIVES);
      const reach = Math.min(STUDY_LIMITS.searchedLives, Math.ceil(SEARCHED_EVENTS / eventsPerLife));
      return { parts, source, reach, range: Math.ceil(TASK_EVENTS / eventsPerLife) };
    });
  }
}

interface Question {
  readonly source: PlanSource;
  readonly seed: string;
  readonly where: LifeFilter;
  /** Lives of a task. */
  readonly range: number;
}

const cleaned = (where: BuyerFilter): LifeFilter =>
  Object.fromEntries(Object.entries(where).filter(([, wanted]) => wanted !== null && wanted !== undefined));

/** Keys that the design does not have. */
function findStrangers(where: LifeFilter, { design }: PlanParts): Issue[] {
  const check = (field: keyof LifeFilter, entries: readonly { readonly key: string }[], what: string): Issue[] => {
    const key = where[field];
    if (key === undefined || entries.some((entry) => entry.key === key)) return [];
    return [{ path: ['where', field], message: `must be the key of a ${what} of the run; got ${showValue(key)}` }];
  };
  return [
    ...check('persona', design.personas, 'persona'),
    ...check('attended', design.touchpoints, 'touchpoint'),
    ...check('met', design.touchpoints, 'touchpoint'),
  ];
}

const wholeNumber = (field: string, value: number, minimum: number, maximum: number): Issue[] =>
  Number.isSafeInteger(value) && value >= minimum && value <= maximum
    ? []
    : [{ path: [field], message: `must be a whole number, at least ${minimum} and at most ${maximum}; got ${value}` }];
