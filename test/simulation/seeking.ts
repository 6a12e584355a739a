/** Synthetic worlds to seek in: what becomes of the goals with each set of options follows from a formula. */
import { membersOf, type OptionSet } from '../../src/simulation/counterOffer/menu.ts';
import { BATCH, LEVEL, type Level, type Trial } from '../../src/simulation/counterOffer/trials.ts';
import { seek, type Candidate, type Quest, type Sought } from '../../src/simulation/counterOffer/seek.ts';

/** Margins of the goals with these options; null when they cannot be applied together. */
export type World = (options: readonly number[]) => readonly number[] | null;

export interface Walk {
  readonly sought: Sought;
  /** Sets in the order in which they were asked for. */
  readonly asked: readonly OptionSet[];
}

/** What a trial says where an estimate's interval has this half-width. */
export function trialWith(margins: readonly number[], halfWidth: number): Trial {
  const bounds = margins.map((margin) => margin - halfWidth);
  const reaches = (values: readonly number[]): boolean => values.every((value) => value >= 0);
  const level: Level = reaches(bounds) ? LEVEL.SURE : reaches(margins) ? LEVEL.LIKELY : LEVEL.MISSED;
  return { level, margins, bounds };
}

/** Seeks in a world to the end. */
export function walk(quest: Quest, world: World, halfWidth = 0): Walk {
  const seeking = seek(quest);
  const asked: OptionSet[] = [];
  let step = seeking.next();
  while (!step.done) {
    if (step.value.length > BATCH) throw new Error(`asked for ${step.value.length} sets at once`);
    asked.push(...step.value);
    step = seeking.next(
      step.value.map((set) => {
        const margins = world(membersOf(set));
        return margins && trialWith(margins, halfWidth);
      }),
    );
  }
  return { sought: step.value, asked };
}

/** Options that exclude nothing. */
export const priced = (costs: readonly number[]): Quest['options'] => costs.map((cost) => ({ cost, excludes: [] }));

/** Effects that add up: the goal is reached when they come to `need`. */
export const additive =
  (effects: readonly number[], need: number): World =>
  (options) => [options.reduce((sum, option) => sum + effects[option], 0) - need];

export const membersOfAll = (candidates: readonly Candidate[]): number[][] =>
  candidates.map(({ set }) => membersOf(set));
