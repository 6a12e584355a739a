/** The terms of a chance in plain words: what raised it, what lowered it. */
import type { Decision } from './encounters.ts';

interface TermWords {
  /** Its name in the reckoning. */
  readonly name: string;
  readonly raised: string;
  readonly lowered: string;
}

const TERMS: Readonly<Record<string, TermWords>> = {
  affinity: {
    name: 'Liking for the channel',
    raised: 'a liking for this channel',
    lowered: 'a dislike of this channel',
  },
  attention: { name: 'Attention', raised: 'an attentive nature', lowered: 'an inattentive nature' },
  recognition: { name: 'Recognition', raised: 'recognising the story', lowered: 'not recognising the story' },
  fatigue: { name: 'Tiredness', raised: 'being fresh', lowered: 'being tired of pushes' },
  readiness: { name: 'Readiness', raised: 'being ready for it', lowered: 'not being ready for it yet' },
  effort: { name: 'Effort', raised: 'how little work it asks', lowered: 'how much work it asks' },
  trust: { name: 'Trust', raised: 'trust in the brand', lowered: 'little trust in the brand' },
  mood: { name: 'Mood', raised: 'a good mood', lowered: 'a bad mood' },
  pressure: { name: 'Pressure', raised: 'feeling free', lowered: 'feeling pressed' },
  ask: { name: 'The ask', raised: 'an ask that fits', lowered: 'an ask that does not fit' },
  memory: { name: 'Memory', raised: 'remembering the story', lowered: 'remembering nothing' },
};

/** The terms that a neutral buyer has as well: where every chance starts from. */
const STARTS: Readonly<Record<string, string>> = {
  noticeRate: 'A neutral buyer, notice rate',
  engageRate: 'A neutral buyer, engage rate',
  actionRate: 'A neutral buyer, action rate',
};

type Term = Decision['because'][number];

export const isStart = ({ term }: Term): boolean => Object.hasOwn(STARTS, term);
export const nameOf = ({ term }: Term): string => STARTS[term] ?? TERMS[term]?.name ?? term;

/** What log-odds are as a chance. */
export const chanceOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

// A tenth of a log-odd moves an even chance by 2.5 points: less is not worth a word.
const LEAST = 0.1;
const SAID = 2;

const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** "Raised by recognising the story; lowered by being tired of pushes." Empty when nothing much moved it. */
export function reasonsFor(because: readonly Term[]): string {
  const told = because
    .filter((term) => !isStart(term) && Math.abs(term.logOdds) >= LEAST)
    .toSorted((one, other) => Math.abs(other.logOdds) - Math.abs(one.logOdds));
  const side = (up: boolean) =>
    told
      .filter(({ logOdds }) => logOdds > 0 === up)
      .slice(0, SAID)
      .map(({ term }) => TERMS[term]?.[up ? 'raised' : 'lowered'] ?? term);
  const [raised, lowered] = [listed(side(true)), listed(side(false))];
  const words = [raised && `raised by ${raised}`, lowered && `lowered by ${lowered}`].filter(Boolean).join('; ');
  return words && `${words[0].toUpperCase()}${words.slice(1)}.`;
}
