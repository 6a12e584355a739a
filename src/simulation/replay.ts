/** One life again, from its number alone, with reasons: the same code as the fast loop, closely watched. */
import { Buyer, type Witness } from './buyer.ts';
import type { Plan } from './plan.ts';
import { DECISION, DECISIONS } from './decisions.ts';
import { EVENT } from './layout.ts';
import type { Decision, LifeEvent, LifeStory, StateAfter } from './story.ts';
import { EVENT_KINDS, EXITS, INTENTS, JOURNEY_OF_STAGE, JOURNEYS, STAGES, TRAITS } from './vocabulary.ts';

/** The most friends whose lives are told with a buyer's. */
const FRIENDS_TOLD = 100;

type Draft = { -readonly [Field in keyof LifeStory]: LifeStory[Field] } & { referred: LifeStory[] };

/** Replays lives of one plan and seed. */
export class Replayer implements Disposable {
  private readonly plan: Plan;
  private readonly buyer: Buyer;

  constructor(plan: Plan, seed: string) {
    this.plan = plan;
    this.buyer = new Buyer(plan, seed, { isCounted: false, canBeFollowed: true });
  }

  [Symbol.dispose](): void {
    this.buyer[Symbol.dispose]();
  }

  /**
   * The life of buyer `number`, with the lives of those whom they referred.
   * @throws RangeError when the number is not a whole one from 0
   */
  replay(number: number): LifeStory {
    if (!Number.isSafeInteger(number) || number < 0 || number >= 2 ** 32)
      throw new RangeError(`Got buyer ${number}, expected a whole number from 0.`);
    const { buyer } = this;
    const drafts = new Map<number, Draft>();
    const first = this.tell(number, drafts, () => buyer.live(number));
    while (buyer.friendsWaiting > 0 && drafts.size <= FRIENDS_TOLD) {
      const friend = this.tell(number, drafts, () => buyer.liveAsFriend());
      drafts.get(buyer.parent)?.referred.push(friend);
    }
    buyer.clearFriends();
    for (const draft of drafts.values()) draft.referred.sort((one, other) => one.arrivalDay - other.arrivalDay);
    return first;
  }

  private tell(number: number, drafts: Map<number, Draft>, life: () => void): Draft {
    const { buyer: b, plan } = this;
    const chronicle = new Chronicle(b);
    b.witness = chronicle;
    life();
    b.witness = undefined;
    const traits = Object.fromEntries(TRAITS.map((trait, index) => [trait, b.traits[index]])) as Record<
      (typeof TRAITS)[number],
      number
    >;
    const draft: Draft = {
      number,
      generation: b.generation,
      persona: plan.personaKeys[b.persona],
      intent: INTENTS[b.intent],
      traits: { ...traits, needDays: plan.needNeverPasses[b.persona] === 1 ? null : traits.needDays },
      arrivalDay: b.arrival,
      journey: JOURNEYS[JOURNEY_OF_STAGE[b.stage]],
      exit: EXITS[b.exit],
      exitDay: b.exitAt,
      purchases: b.purchases,
      referrals: b.referrals,
      events: chronicle.events,
      final: stateOf(b),
      referred: [],
    };
    drafts.set(b.lives, draft);
    return draft;
  }
}

/**
 * Replays one life.
 * @param number 0 ≤ number < buyers of the run
 * @throws RangeError when the number is not a whole one from 0
 */
export function replay(plan: Plan, seed: string, number: number): LifeStory {
  using replayer = new Replayer(plan, seed);
  return replayer.replay(number);
}

/** Writes a life down as it happens. */
class Chronicle implements Witness {
  readonly events: (LifeEvent & { decisions: Decision[] })[] = [];
  private readonly buyer: Buyer;
  private open: Decision[] = [];
  /** The decision to leave for good: told with the leaving, after the event that the exposure ends with. */
  private leaving: Decision[] = [];

  constructor(buyer: Buyer) {
    this.buyer = buyer;
  }

  decided(decision: number, terms: Float64Array, count: number, chance: number, draw: number, happened: boolean): void {
    const { name, terms: names } = DECISIONS[decision];
    const because = names.slice(0, count).map((term, index) => ({ term, logOdds: terms[index] }));
    const list = decision === DECISION.QUIT && happened ? this.leaving : this.open;
    list.push({ decision: name, because, chance, draw, happened });
  }

  happened(kind: number, touchpoint: number): void {
    if (kind === EVENT.LEFT) this.open.push(...this.leaving.splice(0));
    const settling = this.open.at(-1);
    this.events.push({
      day: this.buyer.now,
      touchpoint: this.buyer.plan.keys[touchpoint],
      kind: EVENT_KINDS[kind],
      because: settling?.because ?? [],
      chance: settling?.chance ?? null,
      draw: settling?.draw ?? null,
      decisions: this.open,
      state: stateOf(this.buyer),
    });
    this.open = [];
  }

  settled(): void {
    this.events.at(-1)?.decisions.push(...this.open);
    this.open = [];
  }
}

const stateOf = (b: Buyer): StateAfter => ({
  memory: b.memory(),
  trust: b.trust,
  mood: b.mood,
  fatigue: b.fatigue,
  readiness: b.readiness,
  stage: STAGES[b.stage],
});
