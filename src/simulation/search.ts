/** Finds lives to look at: lives them again, in order of number, and keeps the numbers of those that fit. */
import { Buyer, type Witness } from './buyer.ts';
import type { Plan } from './plan.ts';
import { EVENT } from './layout.ts';
import {
  EVENT_KINDS,
  EXITS,
  INTENTS,
  JOURNEY_OF_STAGE,
  JOURNEYS,
  type EventKind,
  type Exit,
  type Intent,
  type Journey,
} from './vocabulary.ts';

/** What a life must be like; what is left out does not matter. Touchpoints and personas by key. */
export interface LifeFilter {
  readonly journey?: Journey;
  readonly exit?: Exit;
  readonly persona?: string;
  readonly intent?: Intent;
  /** Engaged with this touchpoint at least once. */
  readonly attended?: string;
  /** Was exposed to this touchpoint at least once. */
  readonly met?: string;
  /** Something of this kind happened, at the touchpoint of `attended` or `met` if there is one, else anywhere. */
  readonly eventKind?: EventKind;
}

export interface Found {
  readonly numbers: readonly number[];
  /** The first number not looked at. */
  readonly next: number;
}

/**
 * Looks at the lives from ≤ number < to until `limit` of them fit.
 * @throws RangeError when the filter names a touchpoint or persona that the plan does not have
 */
export function search(plan: Plan, seed: string, filter: LifeFilter, from: number, to: number, limit: number): Found {
  using buyer = new Buyer(plan, seed, { isCounted: false, canBeFollowed: true });
  const watcher = new Watcher(plan, filter);
  buyer.witness = watcher;
  const numbers: number[] = [];
  let number = from;
  while (number < to && numbers.length < limit) {
    watcher.begin();
    buyer.live(number);
    buyer.clearFriends();
    if (watcher.fits(buyer)) numbers.push(number);
    number++;
  }
  return { numbers, next: number };
}

class Watcher implements Witness {
  private readonly journey: number;
  private readonly exit: number;
  private readonly persona: number;
  private readonly intent: number;
  private readonly attended: number;
  private readonly met: number;
  private readonly kind: number;
  private hasAttended = false;
  private hasMet = false;
  private hasHappened = false;

  constructor(plan: Plan, filter: LifeFilter) {
    const find = (words: readonly string[], word: string | undefined, what: string): number => {
      if (word === undefined) return -1;
      const index = words.indexOf(word);
      if (index < 0) throw new RangeError(`Got ${what} "${word}", which the design does not have.`);
      return index;
    };
    this.journey = find(JOURNEYS, filter.journey, 'journey');
    this.exit = find(EXITS, filter.exit, 'exit');
    this.persona = find(plan.personaKeys, filter.persona, 'persona');
    this.intent = find(INTENTS, filter.intent, 'intent');
    this.attended = find(plan.keys, filter.attended, 'touchpoint');
    this.met = find(plan.keys, filter.met, 'touchpoint');
    this.kind = find(EVENT_KINDS, filter.eventKind, 'kind of event');
  }

  begin(): void {
    this.hasAttended = this.attended < 0;
    this.hasMet = this.met < 0;
    this.hasHappened = this.kind < 0;
  }

  fits(b: Buyer): boolean {
    return (
      this.hasAttended &&
      this.hasMet &&
      this.hasHappened &&
      (this.journey < 0 || JOURNEY_OF_STAGE[b.stage] === this.journey) &&
      (this.exit < 0 || b.exit === this.exit) &&
      (this.persona < 0 || b.persona === this.persona) &&
      (this.intent < 0 || b.intent === this.intent)
    );
  }

  decided(): void {}

  happened(kind: number, touchpoint: number): void {
    if (kind <= EVENT.ABANDONED) {
      if (touchpoint === this.met) this.hasMet = true;
      if (touchpoint === this.attended && kind >= EVENT.ENGAGED) this.hasAttended = true;
    }
    const isHere = (this.attended < 0 && this.met < 0) || touchpoint === this.attended || touchpoint === this.met;
    if (kind === this.kind && isHere) this.hasHappened = true;
  }

  settled(): void {}
}
