/** What luck is addressed by: the purposes of draws, the series of occurrences, and keys that are no touchpoint's. */

/**
 * Purposes, each with the two decisions that its two words settle. The numbers are part of every result: adding one at
 * the end moves nobody's luck, renumbering moves everybody's.
 */
export const PURPOSE = {
  /** first: notice; second: engage */
  NOTICE_ENGAGE: 0,
  /** first: quit under pressure; second: distress is listened to */
  QUIT_LISTEN: 1,
  /** first: act; second: days until a customer needs it again */
  ACT_REBUY: 2,
  /** first: refer a friend */
  REFER: 3,
  /** both: the address of the referred friend */
  FRIEND: 4,
  /** first: a follow-up is remembered; second: drifted from */
  REMEMBER_DRIFT: 5,
  /** first: how a candidate fares when an own visit picks */
  PICK: 6,
  /** first: how a candidate fares when a drifting buyer picks */
  PICK_DRIFTING: 7,
  /** first and second: waits until two pushes at random */
  PUSH_WAIT: 8,
  /** first: wait until the next own visit; second: how much of the first wait is left */
  VISIT_WAIT: 9,
  /** first: reached by a group of pushes */
  REACH: 10,
  /** first: persona; second: intent */
  PERSONA_INTENT: 11,
  /** first: arrival; second: life of the need */
  ARRIVAL_NEED: 12,
  /** 13 to 17: the nine traits, two by two */
  TRAITS: 13,
  /** 18 to 24, by kind of pothole; first: met; second: put right */
  POTHOLE: 18,
  /** 25 to 31, by kind of pothole; first: gives up; second: quits */
  GIVE_UP: 25,
} as const;

/** The three series of occurrences of a touchpoint, and the one of the buyer's own matters. */
export const SERIES = { PUSH: 0, VISIT: 1, FOLLOW_UP: 2, BUYER: 3 } as const;

/** Keys that no touchpoint can have (theirs are lower-case words with hyphens). */
export const BUYER_KEY = ' buyer';
export const ELSEWHERE_KEY = ' elsewhere';
const GROUP_PREFIX = ' group ';
export const groupKey = (group: string): string => GROUP_PREFIX + group;
