/** Tries sets of options: the same buyers under the plan as it is and with each set. */
import { setImmediate as breathe } from 'node:timers/promises';
import type { Change } from '../../simulation/change.ts';
import { checkGoal, trialOf, type GoalCheck } from '../../simulation/counterOffer/goal.ts';
import type { MenuOption } from '../../simulation/counterOffer/menu.ts';
import { BATCH, type Trial } from '../../simulation/counterOffer/trials.ts';
import { PanelReader } from '../../simulation/paired.ts';
import type { PanelTally } from '../../simulation/panelTally.ts';
import { LIMITS } from '../../simulation/vocabulary.ts';
import { inEngine, StudyFailure } from '../failure.ts';
import { performPanel } from '../panels.ts';
import type { Desk } from '../performer.ts';
import { toSource, type PlanSource } from '../source.ts';
import type { SearchSettings } from './searchRequest.ts';
import { variantOf, type Ground } from './variants.ts';

/** What is tried, and on what. */
export interface TrialGround {
  readonly ground: Ground;
  readonly settings: SearchSettings;
}

/** The changes of some options, in the order of the options. */
export const changesOf = ({ options }: Pick<SearchSettings, 'options'>, chosen: readonly number[]): Change[] =>
  chosen.flatMap((option) => options[option].changes);

/** The plan with some options; null when their changes cannot be applied together, or are more than a scenario may have. */
function sourceWith({ ground, settings }: TrialGround, chosen: readonly number[]): PlanSource | null {
  const changes = changesOf(settings, chosen);
  if (ground.changes.length + changes.length > LIMITS.changes) return null;
  const variant = variantOf(ground, changes);
  return variant.ok ? toSource(variant.value) : null;
}

/**
 * The options as they may be combined: those that exclude each other, and pairs of which one's changes leave no place for the
 * other's, for whatever holds such a pair cannot be applied either.
 */
export async function menuOf(
  on: TrialGround,
  signal: AbortSignal,
): Promise<{ readonly options: MenuOption[]; readonly clashes: number }> {
  const { options } = on.settings;
  let clashes = 0;
  const menu: MenuOption[] = [];
  for (const [i, { cost, excludes }] of options.entries()) {
    const barred = [...excludes];
    for (let j = i + 1; j < options.length; j++) {
      if (excludes.includes(j) || options[j].excludes.includes(i)) continue;
      // Forty options make hundreds of pairs: others get a turn in between.
      await breathe();
      signal.throwIfAborted();
      if (sourceWith(on, [i, j])) continue;
      barred.push(j);
      clashes++;
    }
    menu.push({ cost, excludes: barred });
  }
  return { options: menu, clashes };
}

/** The same buyers under the plan as it is, and with some sets of options. */
export interface Tried {
  readonly panel: PanelTally;
  /** By arm, the plan as it is being the first: whether it is the same plan to the letter. */
  readonly isSame: readonly boolean[];
  /** By set: its arm; null when it could not be applied. */
  readonly arms: readonly (number | null)[];
}

/** Keeps count of the lives while sets are tried. */
export class Bench {
  private readonly desk: Omit<Desk, 'prisma'>;
  private readonly on: TrialGround;
  private readonly baseline: PlanSource;
  private lived = 0;

  /** @throws StudyFailure DESIGN_UNUSABLE when the scenario's own changes do not fit its design any longer */
  constructor(desk: Omit<Desk, 'prisma'>, on: TrialGround) {
    const baseline = sourceWith(on, []);
    if (!baseline) throw new StudyFailure('DESIGN_UNUSABLE');
    this.desk = desk;
    this.on = on;
    this.baseline = baseline;
  }

  /** Lives so far: buyers times plans. */
  get lives(): number {
    return this.lived;
  }

  /**
   * @param sets positions of options, ascending
   * @param rest lives that are still to come after these, as far as is known
   */
  async tryOut(sets: readonly (readonly number[])[], seed: string, buyers: number, rest: number): Promise<Tried> {
    const { pool, signal, onProgress, spread } = this.desk;
    const sources = [this.baseline];
    const arms = sets.map((chosen) => {
      const source = sourceWith(this.on, chosen);
      return source === null ? null : sources.push(source) - 1;
    });
    const before = this.lived;
    const total = before + buyers * sources.length + rest;
    const { panel } = await performPanel(
      pool,
      { sources, seed, order: { pairing: 1, times: false, tallies: 'NONE', economical: true }, looks: [buyers] },
      { lane: 'STUDY', signal, onProgress: (done) => onProgress(before + done, total), spread },
    );
    this.lived = before + buyers * sources.length;
    signal.throwIfAborted();
    return { panel, arms, isSame: sources.map(({ hash }) => hash === this.baseline.hash) };
  }
}

/** Every goal under one arm. */
export const checkAll = (tried: Tried, arm: number, { goals }: SearchSettings, z: number): GoalCheck[] => {
  const reader = new PanelReader(tried.panel);
  return inEngine(() => goals.map((goal) => checkGoal(reader, arm, goal, z, tried.isSame[arm])));
};

/** What the search is told of the sets that were tried. */
export const trialsOf = (tried: Tried, settings: SearchSettings, z: number): (Trial | null)[] =>
  tried.arms.map((arm) => (arm === null ? null : trialOf(checkAll(tried, arm, settings, z))));

/** Lives that so many more sets take: theirs, and the baseline's in each batch. */
export const livesFor = (sets: number, buyers: number): number => buyers * (sets + Math.ceil(sets / BATCH));
