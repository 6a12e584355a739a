/**
 * Repairs one after another, greedily: to the plan as it is then, the one that gains most; until none gains clearly. The
 * choice is made on the luck of the audit, where the best of many looks better than it is (Smith & Winkler, "The optimizer's
 * curse: skepticism and postdecision surprise in decision analysis", Management Science 52, 2006); what the sequence brings
 * is therefore estimated anew, on luck that had no part in the choice.
 */
import type { Change } from '../../simulation/change.ts';
import { AUDITED, gainOf, type FigureEffect, type Trial } from '../../simulation/audit/effect.ts';
import { sidak } from '../../simulation/metrics/interval.ts';
import type { PairedEstimate } from '../../simulation/paired.ts';
import type { PlanSource } from '../source.ts';
import { plansFor, variantsOf, type Trials } from './repairs.ts';
import type { Ground } from './variants.ts';

/** The most repairs of a sequence. */
export const MOST_STEPS = 6;
/** How many of them are told apart from what is left to win after them. */
const FIRST_STEPS = 3;
/** Of the look that picks a repair, over all the repairs looked at. */
const CONFIDENCE = 0.95;
const GAIN = 'boughtShare';

/** The seed of luck that had no part in the choice. */
export const freshSeed = (seed: string): string => `${seed} · fresh`;

/** A repair to choose from. */
export interface Choice {
  /** The finding that it mends. */
  readonly rank: number;
  readonly repair: readonly Change[];
}

export interface SequenceStep {
  readonly rank: number;
  /** What this repair adds to those before it, and what all of them bring so far; on fresh luck, 95 % intervals. */
  readonly marginal: readonly FigureEffect[];
  readonly cumulative: readonly FigureEffect[];
  /** What it seemed to add to boughtShare when it was chosen: flattered by the choice. */
  readonly whenChosen: PairedEstimate;
}

export interface RepairSequence {
  readonly steps: readonly SequenceStep[];
  /** NOTHING_GAINS: no other repair gains clearly. STEPS_USED: there may be more to win. */
  readonly ended: 'NOTHING_GAINS' | 'STEPS_USED';
  /** What all repairs that still gain clearly after the first three would bring together; null when there are none. */
  readonly leftAfterThree: { readonly ranks: readonly number[]; readonly effect: readonly FigureEffect[] } | null;
  /** Repairs that could not be made after those before them, and why. */
  readonly skipped: readonly { readonly rank: number; readonly why: string }[];
}

/** A plan with further repairs, and the findings that they mend. */
interface Further {
  readonly source: PlanSource;
  readonly ranks: readonly number[];
}

interface Look {
  readonly choice: Choice;
  readonly source: PlanSource;
  readonly gain: PairedEstimate;
}

/** @param known trials of the choices against the plan as it is, in their order: the first look has been taken */
export async function findSequence(
  ground: Ground,
  plan: PlanSource,
  choices: readonly Choice[],
  known: readonly Trial[],
  seed: string,
  trials: Trials,
): Promise<RepairSequence> {
  const chosen: Look[] = [];
  const skipped = new Map<number, string>();
  let open = choices;
  let left: readonly Look[] = [];
  let ended: RepairSequence['ended'] = 'STEPS_USED';

  while (chosen.length < MOST_STEPS) {
    const current = chosen.at(-1)?.source ?? plan;
    const candidates = await candidatesOf(ground, current, chosen, open, skipped);
    open = candidates.map(({ choice }) => choice);
    trials.expect((MOST_STEPS - chosen.length) * plansFor(open.length) + MOST_STEPS + 2);
    const sources = candidates.map(({ source }) => source);
    const shown =
      chosen.length === 0
        ? open.map((choice) => known[choices.indexOf(choice)])
        : sources.length === 0
          ? []
          : (await trials.compare(current, sources, seed)).trials;
    const gaining = gainingOf(candidates, shown);
    if (chosen.length === FIRST_STEPS) left = gaining;
    const best = gaining.at(0);
    if (!best) {
      ended = 'NOTHING_GAINS';
      break;
    }
    chosen.push(best);
    open = open.filter((choice) => choice !== best.choice);
  }
  const further = await joined(ground, chosen.slice(0, FIRST_STEPS), left);
  return { ...(await estimate(plan, chosen, further, seed, trials)), ended, skipped: listed(skipped) };
}

const changesOf = (looks: readonly Look[]): Change[] => looks.flatMap(({ choice }) => [...choice.repair]);

/** The repairs that can be made after those chosen and change anything: what those have mended as well is none. */
async function candidatesOf(
  ground: Ground,
  current: PlanSource,
  chosen: readonly Look[],
  open: readonly Choice[],
  skipped: Map<number, string>,
): Promise<Omit<Look, 'gain'>[]> {
  const variants = await variantsOf(
    ground,
    open.map(({ repair }) => [...changesOf(chosen), ...repair]),
  );
  return open.flatMap((choice, index) => {
    const variant = variants[index];
    if (variant.source === null) skipped.set(choice.rank, variant.why);
    return variant.source === null || variant.source.hash === current.hash ? [] : [{ choice, source: variant.source }];
  });
}

/** Those that gain clearly, over all of them together, the one that gains most first. */
function gainingOf(candidates: readonly Omit<Look, 'gain'>[], shown: readonly Trial[]): Look[] {
  const confidence = sidak(CONFIDENCE, candidates.length);
  return candidates
    .map((candidate, index) => ({ ...candidate, gain: gainOf(shown[index], GAIN, confidence) }))
    .filter(({ gain }) => (gain.low ?? 0) > 0)
    .sort((one, other) => (other.gain.difference ?? 0) - (one.gain.difference ?? 0));
}

const listed = (skipped: ReadonlyMap<number, string>): RepairSequence['skipped'] =>
  [...skipped].map(([rank, why]) => ({ rank, why }));

/**
 * The plan with all that is left after some repairs, as far as it can be made together, most gain first; null where nothing
 * is. A repair that would set anew what one before it has set is left out: it would undo that one.
 */
async function joined(ground: Ground, first: readonly Look[], left: readonly Look[]): Promise<Further | null> {
  let changes = changesOf(first);
  let further: Further | null = null;
  for (const { choice } of left) {
    const set = new Set(changes.flatMap(setBy));
    if (choice.repair.flatMap(setBy).some((what) => set.has(what))) continue;
    const more = [...changes, ...choice.repair];
    const [{ source }] = await variantsOf(ground, [more]);
    if (source === null) continue;
    const ranks: readonly number[] = further === null ? [] : further.ranks;
    further = { source, ranks: [...ranks, choice.rank] };
    changes = more;
  }
  return further;
}

/** What a change sets to a value of its own, whatever it was before. */
function setBy(change: Change): string[] {
  if ('setTouchpoint' in change) {
    const { key, ...fields } = change.setTouchpoint;
    return Object.keys(fields).map((field) => `${key} ${field}`);
  }
  if ('setTelling' in change) return [`${change.setTelling.touchpoint} telling`];
  if ('setLink' in change) return [`${change.setLink.from} ${change.setLink.to} ${change.setLink.on}`];
  return [];
}

/** What the sequence brings, step by step, on fresh luck. */
async function estimate(
  plan: PlanSource,
  chosen: readonly Look[],
  further: Further | null,
  seed: string,
  trials: Trials,
): Promise<Pick<RepairSequence, 'steps' | 'leftAfterThree'>> {
  if (chosen.length === 0) return { steps: [], leftAfterThree: null };
  const sources = [plan, ...chosen.map(({ source }) => source), ...(further ? [further.source] : [])];
  trials.expect(sources.length);
  const { panel } = await trials.live(sources, freshSeed(seed), { pairing: 2, tallies: 'NONE' });
  const figures = (before: number, after: number): FigureEffect[] =>
    AUDITED.map((name) => ({ name, ...gainOf({ panel, before, after }, name) }));
  return {
    steps: chosen.map(({ choice, gain }, step) => ({
      rank: choice.rank,
      marginal: figures(step, step + 1),
      cumulative: figures(0, step + 1),
      whenChosen: gain,
    })),
    leftAfterThree: further && { ranks: further.ranks, effect: figures(FIRST_STEPS, sources.length - 1) },
  };
}
