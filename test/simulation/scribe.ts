/**
 * A second bookkeeper: writes lives down one by one, from what the engine's recorder takes down, so that what the
 * tally says can be held against what happened, and lives of two scenarios against each other.
 */
import { Buyer, type Witness } from '../../src/simulation/buyer.ts';
import { ENTRY } from '../../src/simulation/entries.ts';
import { EVENT } from '../../src/simulation/layout.ts';
import type { Plan } from '../../src/simulation/plan.ts';
import {
  EVENT_KINDS,
  EXITS,
  INTENTS,
  JOURNEYS,
  type EventKind,
  type Exit,
  type Intent,
  type Journey,
} from '../../src/simulation/vocabulary.ts';

export interface Happening {
  readonly day: number;
  readonly touchpoint: string;
  readonly kind: EventKind;
}

export interface Life {
  readonly number: number;
  /** 0 for those asked for. */
  readonly generation: number;
  readonly persona: string;
  readonly intent: Intent;
  readonly arrivalDay: number;
  /** What a referred friend starts with: the trace's length, and trust. */
  readonly firstTrace: readonly number[];
  readonly firstTrust: number;
  readonly events: Happening[];
  /** Attended touchpoints in order. */
  readonly attended: string[];
  /** Mood at the end of each noticed exposure. */
  readonly moods: number[];
  pressure: number;
  entry: string | null;
  boughtDay: number | null;
  purchases: number;
  referrals: number;
  journey: Journey;
  exit: Exit;
  /** When the life ended: the day of leaving, or the horizon. */
  endDay: number;
  /** As of the horizon. */
  memory: number;
  trust: number;
  mood: number;
}

/** Looks on while lives are lived. */
export interface Onlooker {
  begin?(b: Buyer, life: Life): void;
  event?(b: Buyer, kind: EventKind, touchpoint: number): void;
  noticed?(b: Buyer, touchpoint: number): void;
  end?(b: Buyer, life: Life): void;
}

const JOURNEY_OF = [0, 0, 1, 2, 3];

class Scribe implements Witness {
  readonly book: Life[] = [];
  /** Number of the buyer asked for whose life, or whose friends' lives, are under way. */
  number = 0;
  private life!: Life;
  private readonly buyer: Buyer;
  private readonly onlooker: Onlooker;

  constructor(buyer: Buyer, onlooker: Onlooker) {
    this.buyer = buyer;
    this.onlooker = onlooker;
  }

  decided(): void {}

  settled(): void {}

  happened(kind: number, i: number): void {
    const { buyer: b, life } = this;
    life.events.push({ day: b.now, touchpoint: b.plan.keys[i], kind: EVENT_KINDS[kind] });
    this.onlooker.event?.(b, EVENT_KINDS[kind], i);
  }

  entered(entry: number, i: number): void {
    const { buyer: b } = this;
    if (entry === ENTRY.BEGUN) {
      this.begin();
      return;
    }
    const { life } = this;
    if (entry === ENTRY.NOTICED) {
      life.entry ??= b.plan.keys[i];
      this.onlooker.noticed?.(b, i);
    } else if (entry === ENTRY.FELT) life.moods.push(b.mood);
    else if (entry === ENTRY.PRESSED) life.pressure += b.pressure;
    else if (entry === ENTRY.ATTENDED) life.attended.push(b.plan.keys[i]);
    else if (entry === ENTRY.BOUGHT) life.boughtDay ??= b.now;
    else if (entry === ENTRY.ENDED) this.end();
  }

  private begin(): void {
    const { buyer: b } = this;
    this.life = {
      number: this.number,
      generation: b.generation,
      persona: b.plan.personaKeys[b.persona],
      intent: INTENTS[b.intent],
      arrivalDay: b.arrival,
      firstTrace: [...b.trace],
      firstTrust: b.trust,
      events: [],
      attended: [],
      moods: [],
      pressure: 0,
      entry: null,
      boughtDay: null,
      purchases: 0,
      referrals: 0,
      journey: 'LEFT',
      exit: 'STILL_HERE',
      endDay: 0,
      memory: 0,
      trust: 0,
      mood: 0,
    };
    this.book.push(this.life);
    this.onlooker.begin?.(b, this.life);
  }

  private end(): void {
    const { buyer: b, life } = this;
    life.endDay = b.exitAt;
    life.purchases = b.purchases;
    life.referrals = b.referrals;
    life.journey = JOURNEYS[JOURNEY_OF[b.stage]];
    life.exit = EXITS[b.exit];
    life.memory = b.memory();
    life.trust = b.trust;
    life.mood = b.mood;
    this.onlooker.end?.(b, life);
  }
}

/** Lives of the buyers from ≤ number < to, each followed by those of the friends whom they referred. */
export function livesOf(plan: Plan, seed: string, from: number, to: number, onlooker: Onlooker = {}): Life[] {
  const buyer = new Buyer(plan, seed, { canBeFollowed: true });
  const scribe = new Scribe(buyer, onlooker);
  buyer.witness = scribe;
  for (let number = from; number < to; number++) {
    scribe.number = number;
    buyer.live(number);
    while (buyer.friendsWaiting > 0) buyer.liveAsFriend();
  }
  return scribe.book;
}

export const countOf = (life: Life, kind: EventKind, touchpoint?: string): number =>
  life.events.filter((event) => event.kind === kind && (touchpoint === undefined || event.touchpoint === touchpoint))
    .length;

export const OUTCOMES = ['bought', 'purchases', 'memory', 'trust', 'mood', 'peakEnd', 'drifted', 'forgotten'] as const;
/** By buyer; states as of the horizon, the feeling by peak and end. */
export type Outcomes = Record<(typeof OUTCOMES)[number], Float64Array>;

/** What became of each buyer, without the story: for comparisons of many. */
class Accountant implements Witness {
  extremeMood = 0;
  finalMood = 0;
  drifted = 0;
  forgotten = 0;
  private readonly buyer: Buyer;

  constructor(buyer: Buyer) {
    this.buyer = buyer;
  }

  decided(): void {}

  settled(): void {}

  happened(kind: number): void {
    if (kind === EVENT.DRIFTED) this.drifted++;
    if (kind === EVENT.FORGOT) this.forgotten++;
  }

  entered(entry: number): void {
    if (entry === ENTRY.BEGUN) this.extremeMood = this.finalMood = this.drifted = this.forgotten = 0;
    if (entry !== ENTRY.FELT) return;
    const { mood } = this.buyer;
    this.finalMood = mood;
    if (Math.abs(mood) > Math.abs(this.extremeMood)) this.extremeMood = mood;
  }
}

/** What became of the first buyers of a run, friends aside. */
export function outcomesOf(plan: Plan, seed: string, buyers: number): Outcomes {
  const buyer = new Buyer(plan, seed, { isCounted: false, canBeFollowed: true });
  const accountant = new Accountant(buyer);
  buyer.witness = accountant;
  const outcomes = Object.fromEntries(OUTCOMES.map((name) => [name, new Float64Array(buyers)])) as Outcomes;
  for (let number = 0; number < buyers; number++) {
    buyer.live(number);
    buyer.clearFriends();
    outcomes.bought[number] = Math.min(1, buyer.purchases);
    outcomes.purchases[number] = buyer.purchases;
    outcomes.memory[number] = buyer.memory();
    outcomes.trust[number] = buyer.trust;
    outcomes.mood[number] = buyer.mood;
    outcomes.peakEnd[number] = (accountant.extremeMood + accountant.finalMood) / 2;
    outcomes.drifted[number] = accountant.drifted;
    outcomes.forgotten[number] = accountant.forgotten;
  }
  return outcomes;
}

/** A difference of means between two scenarios whose buyers share their luck. */
export interface Difference {
  readonly base: number;
  readonly other: number;
  /** other − base, and its standard error from the buyers' own differences. */
  readonly difference: number;
  readonly standardError: number;
}

export function differenceOf(base: Float64Array, other: Float64Array): Difference {
  const n = base.length;
  let first = 0;
  let second = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    first += base[i];
    second += other[i];
    squares += (other[i] - base[i]) ** 2;
  }
  const difference = (second - first) / n;
  const variance = Math.max(0, squares / n - difference * difference);
  return { base: first / n, other: second / n, difference, standardError: Math.sqrt(variance / n) };
}
