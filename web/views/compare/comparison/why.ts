/** Why two lives part: the decision that falls differently, and the words for decisions and their reasons. */
import type { CompareSideFragment } from './comparison.generated.ts';

export type LivedEvent = NonNullable<CompareSideFragment['event']>;
export type Decision = LivedEvent['decisions'][number];
export type Term = Decision['because'][number];

const DECISION: Readonly<Record<string, string>> = {
  notice: 'notices it',
  engage: 'stays with it',
  act: 'acts',
  quit: 'leaves for good',
  'meet a pothole': 'meets a pothole',
  'put right': 'has it put right on the spot',
  'give up': 'gives up',
  refer: 'refers a friend',
  'remember to go': 'remembers to go',
  drift: 'wanders off on the way',
  listen: 'is heard when in distress',
};

const TERM: Readonly<Record<string, string>> = {
  noticeRate: 'How noticeable it is',
  engageRate: 'How inviting it is',
  actionRate: 'How readily people act there',
  affinity: 'Liking for the channel',
  attention: 'Attention',
  recognition: 'Recognises the story',
  fatigue: 'Tired of messages',
  readiness: 'Readiness',
  effort: 'Effort asked',
  trust: 'Trust',
  mood: 'Mood',
  pressure: 'Pressure felt',
  ask: 'How hard it asks',
  memory: 'What is remembered',
};

export const decisionText = (decision: string): string => DECISION[decision] ?? decision;
export const termText = (term: string): string => TERM[term] ?? term;

export interface Turn {
  readonly decision: string;
  readonly baseline: Decision;
  readonly challenger: Decision;
}

/**
 * The first decision before the parting that is made in both lives and falls differently; undefined when the lives part
 * otherwise: something comes to the buyer in one of them alone.
 */
export function turnOf(baseline: LivedEvent | null, challenger: LivedEvent | null): Turn | undefined {
  if (!baseline || !challenger) return undefined;
  for (const [place, one] of baseline.decisions.entries()) {
    const other = challenger.decisions[place];
    if (!other || other.decision !== one.decision) return undefined;
    if (other.happened !== one.happened) return { decision: one.decision, baseline: one, challenger: other };
  }
  return undefined;
}

/** The decision that settled what happened on one side alone. */
export const settledBy = ({ chance, draw, because, decisions }: LivedEvent): Decision | undefined =>
  chance === null || draw === null
    ? undefined
    : (decisions.find((one) => one.chance === chance && one.draw === draw) ?? {
        decision: '',
        because,
        chance,
        draw,
        happened: draw < chance,
      });

/** Terms that weigh something, the heaviest first. */
export const weighing = (terms: readonly Term[]): Term[] =>
  terms
    .filter(({ logOdds }) => Math.abs(logOdds) >= 0.005)
    .sort((one, other) => Math.abs(other.logOdds) - Math.abs(one.logOdds));

/** The terms that differ between two sides of a decision, the largest difference first. */
export function differingTerms({ baseline, challenger }: Turn): { readonly term: string; readonly change: number }[] {
  const before = new Map(baseline.because.map(({ term, logOdds }) => [term, logOdds]));
  return challenger.because
    .map(({ term, logOdds }) => ({ term, change: logOdds - (before.get(term) ?? 0) }))
    .filter(({ change }) => Math.abs(change) >= 0.005)
    .sort((one, other) => Math.abs(other.change) - Math.abs(one.change));
}
