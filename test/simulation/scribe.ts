/**
 * A second bookkeeper: writes lives down one by one, from the same calls that the engine's recorder gets, so that what the
 * tally says can be held against what happened, and lives of two scenarios against each other.
 */
import { Buyer } from '../../src/simulation/buyer.ts';
import { EVENT } from '../../src/simulation/layout.ts';
import { live, liveAsFriend } from '../../src/simulation/life.ts';
import type { Plan } from '../../src/simulation/plan.ts';
import { Recorder } from '../../src/simulation/recorder.ts';
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

class Scribe extends Recorder {
  readonly book: Life[] = [];
  private life!: Life;
  private readonly words: Plan;
  private readonly onlooker: Onlooker;
  private buyer!: Buyer;

  constructor(plan: Plan, onlooker: Onlooker) {
    super(plan);
    this.words = plan;
    this.onlooker = onlooker;
  }

  override begin(b: Buyer): void {
    super.begin(b);
    this.buyer = b;
    this.life = {
      number: this.number,
      generation: b.generation,
      persona: this.words.personaKeys[b.persona],
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

  override event(b: Buyer, kind: number, i: number): void {
    super.event(b, kind, i);
    this.life.events.push({ day: b.now, touchpoint: this.words.keys[i], kind: EVENT_KINDS[kind] });
    this.onlooker.event?.(b, EVENT_KINDS[kind], i);
  }

  override noticed(i: number): void {
    super.noticed(i);
    this.life.entry ??= this.words.keys[i];
    this.onlooker.noticed?.(this.buyer, i);
  }

  override felt(b: Buyer): void {
    super.felt(b);
    this.life.moods.push(b.mood);
  }

  override pressed(b: Buyer): void {
    super.pressed(b);
    this.life.pressure += b.pressure;
  }

  override attended(i: number): void {
    super.attended(i);
    this.life.attended.push(this.words.keys[i]);
  }

  override bought(b: Buyer, i: number): void {
    super.bought(b, i);
    this.life.boughtDay ??= b.now;
  }

  override end(b: Buyer, events: number): void {
    const { life } = this;
    life.endDay = b.now;
    super.end(b, events);
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
  const scribe = new Scribe(plan, onlooker);
  const buyer = new Buyer(plan, seed, scribe);
  for (let number = from; number < to; number++) {
    scribe.number = number;
    live(buyer, number);
    while (scribe.friends.waiting > 0) liveAsFriend(buyer);
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
class Accountant extends Recorder {
  extremeMood = 0;
  finalMood = 0;
  drifted = 0;
  forgotten = 0;

  override begin(b: Buyer): void {
    super.begin(b);
    this.extremeMood = this.finalMood = this.drifted = this.forgotten = 0;
  }

  override event(b: Buyer, kind: number, i: number): void {
    super.event(b, kind, i);
    if (kind === EVENT.DRIFTED) this.drifted++;
    if (kind === EVENT.FORGOT) this.forgotten++;
  }

  override felt(b: Buyer): void {
    super.felt(b);
    this.finalMood = b.mood;
    if (Math.abs(b.mood) > Math.abs(this.extremeMood)) this.extremeMood = b.mood;
  }
}

/** What became of the first buyers of a run, friends aside. */
export function outcomesOf(plan: Plan, seed: string, buyers: number): Outcomes {
  const accountant = new Accountant(plan);
  const buyer = new Buyer(plan, seed, accountant);
  const outcomes = Object.fromEntries(OUTCOMES.map((name) => [name, new Float64Array(buyers)])) as Outcomes;
  for (let number = 0; number < buyers; number++) {
    accountant.number = number;
    live(buyer, number);
    while (accountant.friends.waiting > 0) accountant.friends.pop();
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
