/** The decisions of a life in plain words. */
import { formatShare } from '../../format.ts';
import type { Goal, Owner } from '../../generated/schema.ts';
import type { Decision } from './encounters.ts';

/** Where a decision is taken. */
export interface Place {
  readonly goal: Goal;
  readonly owner: Owner;
}

interface Words {
  readonly yes: string;
  readonly no: string;
  /** "The chance …" */
  readonly chance: string;
  /** What the chance depends on, where it is not taken apart into terms. */
  readonly depends?: string;
}

const WORDS: Readonly<Record<string, Words>> = {
  notice: { yes: 'Noticed it', no: 'Did not notice it', chance: 'of noticing it' },
  engage: { yes: 'Stayed with it', no: 'Went no further', chance: 'of staying with it' },
  quit: {
    yes: 'Left for good',
    no: 'Did not leave over it',
    chance: 'of leaving for good',
    depends: 'It grows with a bad mood and with missing trust.',
  },
  'meet a pothole': {
    yes: 'Hit a pothole',
    no: 'Care kept a pothole away',
    chance: 'of hitting it',
    depends: 'It is how common the pothole is, less what care averts.',
  },
  'put right': {
    yes: 'It was put right on the spot',
    no: 'It was not put right',
    chance: 'of being put right',
    depends: 'It is how well problems are resolved here.',
  },
  'give up': {
    yes: 'Gave up',
    no: 'Carried on in spite of it',
    chance: 'of giving up',
    depends: 'It grows with how bad the pothole is, and falls with patience.',
  },
  refer: {
    yes: 'Referred a friend',
    no: 'Did not refer a friend',
    chance: 'of referring a friend',
    depends: 'It grows with a good mood and with trust.',
  },
  'remember to go': {
    yes: 'Remembered to go there',
    no: 'Forgot to go there',
    chance: 'of remembering',
    depends: 'It falls with the days of waiting, and grows with what is remembered of the story.',
  },
  drift: {
    yes: 'Wandered off on the way',
    no: 'Did not wander off on the way',
    chance: 'of wandering off',
    depends: 'It is how readily this buyer drifts, and grows with disorder.',
  },
  listen: {
    yes: 'Somebody noticed the distress',
    no: 'Nobody noticed the distress',
    chance: 'of its being noticed',
    depends: 'It is how well this touchpoint listens.',
  },
};

function actWords({ goal, owner }: Place): Words {
  if (owner === 'COMPETITOR')
    return { yes: 'Bought from the rival', no: 'Did not buy from the rival', chance: 'of buying there' };
  return goal === 'SUBSCRIBE'
    ? { yes: 'Joined', no: 'Did not join', chance: 'of joining' }
    : { yes: 'Bought', no: 'Did not buy', chance: 'of buying' };
}

export const wordsFor = ({ decision }: Decision, place: Place): Words =>
  decision === 'act'
    ? actWords(place)
    : (WORDS[decision] ?? { yes: `${decision}: yes`, no: `${decision}: no`, chance: 'of it' });

/** A chance in per cent, with the digits that tell it from 0 and 1. */
export const sayChance = (chance: number): string => {
  const rare = chance < 0.1 || chance > 0.9;
  if (chance > 0 && chance < 0.0005) return 'under 0.1 %';
  if (chance < 1 && chance > 0.9995) return 'over 99.9 %';
  return formatShare(chance, rare && chance !== 0 && chance !== 1 ? 1 : 0);
};
