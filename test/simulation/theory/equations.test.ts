/**
 * One exposure after another by the equations of docs/model.md, written down a second time as they stand there.
 * What was drawn is taken from the replay; every chance, every state after it and every event has to come out the same.
 */
import { expect, test } from 'vitest';
import type { Touchpoint } from '../../../src/simulation/design.ts';
import { Replayer } from '../../../src/simulation/replay.ts';
import type { Decision, LifeEvent, LifeStory } from '../../../src/simulation/story.ts';
import { RELIEF, STAGES } from '../../../src/simulation/vocabulary.ts';
import { cases, type Case } from '../arbitrary.ts';
import { checkedDesign, law, planOfCase } from '../support.ts';

const [AWARE, LEARNING, RELATED, CUSTOMER] = [1, 2, 3, 4];
const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
const dot = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, weight, k) => sum + weight * other[k], 0);
const unit = (vector: readonly number[]): number[] => vector.map((weight) => weight / Math.hypot(...vector));
const logit = (p: number): number => Math.log(p / (1 - p));
const BASE = { PASSING: 0.05, LEARNING: 0.25, RELATING: 0.4, BUYING: 0.7 };

/** One buyer's state and what is left to be told of their life. */
class Reference {
  private now: number;
  private readonly stillToCome: LifeEvent[];
  private readonly decisions: Decision[];
  private M: number[];
  private a = 0;
  private h: number;
  private tau: number;
  private e = 0;
  private f = 0;
  private r: number;
  private r0: number;
  private stage = 0;
  private lastNotice = -Infinity;
  private readonly cameThrough = new Map<string, number>();
  private readonly story: LifeStory;
  private readonly one: Case;
  private readonly design;
  private readonly brand: number[];

  constructor(one: Case, story: LifeStory) {
    this.one = one;
    this.story = story;
    this.design = checkedDesign(one.design).design;
    this.brand = unit(this.vector(this.design.story.promise));
    this.now = story.arrivalDay;
    this.stillToCome = [...story.events];
    this.decisions = story.events.flatMap((event) => event.decisions);
    this.M = this.brand.map(() => 0);
    this.h = story.traits.memoryDays;
    this.tau = story.traits.trust;
    this.r0 = {
      ...BASE,
      PASSING: one.parameters.readinessPassing,
      LEARNING: one.parameters.readinessLearning,
      RELATING: one.parameters.readinessRelating,
      BUYING: one.parameters.readinessBuying,
    }[story.intent];
    this.r = this.r0;
  }

  private vector(weights: readonly { theme: string; weight: number }[]): number[] {
    return this.design.story.themes.map((theme) => weights.find((entry) => entry.theme === theme)?.weight ?? 0);
  }

  private get R(): number {
    return (1 + (3 * this.a) / this.h) ** -0.5;
  }
  private get s(): number {
    return Math.min(1, Math.hypot(...this.M) * this.R);
  }

  /** Lives the whole story. */
  live(): void {
    while (this.stillToCome.length > 0) {
      const { touchpoint, day } = this.stillToCome[0];
      this.bringTo(day);
      this.meet(this.design.touchpoints.find(({ key }) => key === touchpoint) as Touchpoint);
    }
    expect(this.decisions).toEqual([]);
  }

  private bringTo(day: number): void {
    const { moodHalfLife, fatigueHalfLife, readinessHalfLife } = this.one.parameters;
    const passed = day - this.now;
    this.now = day;
    this.a += passed;
    this.e *= 2 ** (-passed / moodHalfLife);
    this.f *= 2 ** (-passed / fatigueHalfLife);
    this.r = this.r0 + (this.r - this.r0) * 2 ** (-passed / readinessHalfLife);
  }

  /** The next decision has this name and this chance; whether it happened. */
  private decide(name: string, chance: number): boolean {
    const next = this.decisions.shift() as Decision;
    expect(next?.decision).toBe(name);
    if (Math.abs(next.chance - chance) > 1e-7 * chance + 1e-12)
      expect.fail(`${name}: chance ${next.chance}, by the equations ${chance}`);
    return next.happened;
  }

  private isNext(name: string): boolean {
    return this.decisions[0]?.decision === name;
  }

  private logistic(name: string, logOdds: number, isRival: boolean): boolean {
    const omega = isRival ? 1 : this.one.environment.disorder;
    return this.decide(name, Math.exp(-omega * Math.log1p(Math.exp(-logOdds))));
  }

  /** The next event is this one, and leaves this state. */
  private tell(kind: string, { key }: Touchpoint): void {
    const event = this.stillToCome.shift() as LifeEvent;
    expect(event).toMatchObject({ kind, touchpoint: key, day: this.now });
    const { memory, trust, mood, fatigue, readiness, stage } = event.state;
    const mine = [this.s, this.tau, this.e, this.f, this.r];
    [memory, trust, mood, fatigue, readiness].forEach((value, n) => {
      if (Math.abs(value - mine[n]) > 1e-7 * Math.abs(mine[n]) + 1e-9)
        expect.fail(`${kind}, state ${n}: ${value}, by the equations ${mine[n]}`);
    });
    expect(stage).toBe(STAGES[this.stage]);
  }

  private feel(by: number): void {
    this.e = clamp(this.e + by, -1, 1);
  }
  private trust(by: number): void {
    this.tau = clamp(this.tau + by, 0, 1);
  }

  private quits(q: number): boolean {
    const { disorder } = this.one.environment;
    return this.decide('quit', 1 - Math.exp(-q * Math.max(0, -this.e) * (1 - this.tau) * disorder));
  }

  private rehearse(x: readonly number[], g: number, retained: number, dissonance: number): void {
    const kept = retained * (1 - this.one.parameters.interference * dissonance);
    const total = Math.hypot(...this.M) * kept + g;
    if (total === 0) {
      this.M = this.M.map(() => 0);
      return;
    }
    const N = this.M.map((weight, k) => weight * kept + g * x[k]);
    const length = Math.max(1, Math.hypot(...N));
    this.a *= 1 - g / total;
    const R = this.R;
    this.M = N.map((weight) => weight / length / R);
  }

  private meet(i: Touchpoint): void {
    const p = this.one.parameters;
    const { disorder } = this.one.environment;
    const { traits } = this.story;
    const isRival = i.owner === 'COMPETITOR';
    const persona = this.design.personas.find(({ key }) => key === this.story.persona);
    const affinity = persona?.affinity.find(({ channel }) => channel === i.channel)?.logOdds ?? 0;
    const care = (kind: string): number => i.care.find((entry) => entry.kind === kind)?.strength ?? 0;
    let vulnerable = false;
    const mood = (by: number): void => {
      const before = this.e;
      this.feel(by);
      if (before >= -0.3 && this.e < -0.3) vulnerable = true;
    };

    // 1
    const x = i.telling ? unit(this.vector(i.telling)) : i.owner === 'OWNED' ? this.brand : null;
    const length = Math.hypot(...this.M);
    const hasGap = x !== null && length > 0 && !isRival;
    let c = hasGap ? dot(this.M, x) / length : 0;
    if (hasGap && 1 - c < 1e-12) c = 1;
    const gap = 1 - c - p.tolerance;
    const rho = hasGap ? this.s * i.branding * c : 0;
    const delta = hasGap && gap >= 1e-12 ? (this.s * i.branding * gap) / (1 - p.tolerance) : 0;

    // 2
    if (this.isNext('notice')) {
      const logOdds =
        logit(i.noticeRate) +
        affinity +
        p.noticeAttention * (traits.attention - 0.5) +
        p.noticeRecognition * rho -
        p.noticeFatigue * 2 * traits.sensitivity * this.f;
      if (!this.logistic('notice', logOdds, isRival)) {
        this.f += p.fatigueIgnored;
        this.tell('IGNORED', i);
        return;
      }
    }

    // 3
    this.f += p.fatigueNoticed;
    if (isRival) {
      if (x) this.M = this.M.map((weight) => weight * (1 - p.interference * i.branding));
    } else {
      this.stage = Math.max(this.stage, AWARE);
      if (this.now - this.lastNotice > p.dormantDays && this.lastNotice > -Infinity) this.tell('RETURNED', i);
      this.lastNotice = this.now;
      if (x) {
        const R = this.R;
        const g = p.encodeNoticed * i.branding * (1 - this.s) * (1 + p.recognitionBoost * rho);
        if (length > 0)
          this.h = Math.max(this.h, Math.min(p.maxMemoryDays, this.h * (1 + p.spacing * i.branding * c * (1 - R))));
        this.rehearse(x, g, R, delta);
        this.trust(p.trustRecognition * rho * (1 - this.tau) - p.trustDissonance * delta * this.tau);
        mood(-p.moodDissonance * delta);
      }
    }

    // 4
    const L = Math.max(this.r, this.stage >= CUSTOMER ? 0.8 : this.stage >= RELATED ? 0.35 : 0);
    const P = isRival ? 0 : Math.max(0, i.ask - L - p.askSlack) * 2 * traits.sensitivity * disorder;
    if (P > 0) {
      vulnerable = true;
      mood(-p.moodPressure * P);
      this.trust(-p.trustPressure * P * this.tau);
      if (this.quits(p.quitPressured)) {
        this.tell('NOTICED', i);
        this.tell('LEFT', i);
        return;
      }
    }

    // 5
    const E = i.effort * (1 - care('SIMPLIFICATION'));
    const own = isRival ? 0 : 1;
    const engages = this.logistic(
      'engage',
      logit(i.engageRate) +
        affinity +
        p.engageReadiness * (this.r - 0.3) +
        own * p.engageTrust * (this.tau - 0.5) +
        own * p.engageMood * this.e -
        p.engageEffort * (E - 0.2) -
        p.engagePressure * P,
      isRival,
    );
    const listens = (): void => {
      if (vulnerable && i.listening > 0) this.decide('listen', i.listening);
    };
    if (!engages) {
      this.tell('NOTICED', i);
      if (!isRival) listens();
      return;
    }

    // 6
    for (const { kind, prevalence, severity } of i.potholes) {
      if (!this.isNext('meet a pothole')) continue;
      const spared = i.care.reduce((left, entry) => left * (1 - entry.strength * (RELIEF[entry.kind][kind] ?? 0)), 1);
      const met = this.decide('meet a pothole', prevalence * Math.min(1, disorder) * spared);
      if (!isRival) vulnerable = true;
      if (!met) {
        if (!isRival) this.tell('AVERTED', i);
        continue;
      }
      const before = this.tau;
      if (!isRival) {
        mood(-p.moodPothole * severity);
        this.trust(-p.trustPothole * severity * this.tau);
        this.tell('POTHOLE', i);
      }
      if (care('RESOLUTION') > 0 && this.decide('put right', care('RESOLUTION'))) {
        if (isRival) continue;
        mood(p.moodRecovery * severity);
        this.tau = Math.min(before, clamp(this.tau + p.trustRecovery * severity * (1 - this.tau), 0, 1));
        this.tell('RECOVERED', i);
        continue;
      }
      if (!this.decide('give up', 1 - Math.exp(-p.giveUp * 2 * severity * (1 - traits.patience)))) continue;
      this.tell('ABANDONED', i);
      if (isRival) return;
      if (this.quits(p.quitFrustrated)) this.tell('LEFT', i);
      else listens();
      return;
    }

    // 7
    const k = this.cameThrough.get(i.key) ?? 0;
    this.cameThrough.set(i.key, k + 1);
    this.r += ((p.learn * i.value) / (1 + k)) * (1 - this.r);
    if (!isRival) {
      this.trust(p.trustValue * i.value * (1 - this.tau));
      mood(p.moodValue * i.value * (1 - this.e));
      if (x) this.rehearse(x, p.encodeEngaged * i.branding * (1 - this.s), this.R, delta);
      if (i.goal === 'LEARN') this.stage = Math.max(this.stage, LEARNING);
    }
    this.tell('ENGAGED', i);

    // 8; whether a customer's need is back is a matter of luck that only the decision shows.
    const tries =
      i.goal === 'SUBSCRIBE' ? this.stage < RELATED : i.goal === 'BUY' && (this.stage < CUSTOMER || this.isNext('act'));
    if (tries) {
      const acts = this.logistic(
        'act',
        logit(i.actionRate) +
          p.actReadiness * (this.r - 0.5) +
          own * p.actTrust * (this.tau - 0.5) +
          own * p.actMood * this.e +
          own * p.actMemory * this.s +
          p.actAsk * Math.min(i.ask, L) -
          p.actEffort * (E - 0.2) -
          p.actPressure * P,
        isRival,
      );
      if (acts && isRival) {
        this.tell('LEFT', i);
        return;
      }
      if (acts && i.goal === 'SUBSCRIBE') {
        this.stage = RELATED;
        this.tell('SUBSCRIBED', i);
      } else if (acts) {
        this.stage = CUSTOMER;
        this.r0 = p.repurchaseReadiness;
        this.r = this.r0;
        this.tell('BOUGHT', i);
      }
    }

    // 9
    if (i.goal === 'ADVOCATE' && this.stage === CUSTOMER)
      if (this.decide('refer', Math.min(1, p.advocacy * Math.max(0, this.e) * this.tau))) this.tell('REFERRED', i);

    // 10
    if (!isRival) listens();
  }
}

test(
  'chances, states and events follow from the equations',
  law(
    300,
    cases.map((one) => ({
      ...one,
      design: {
        ...one.design,
        // Follow-ups have tests of their own. Of two potholes, which one was met is not told.
        links: [],
        touchpoints: one.design.touchpoints.map((touchpoint) => ({
          ...touchpoint,
          potholes: touchpoint.potholes?.slice(0, 1),
        })),
      },
    })),
    (one) => {
      const replayer = new Replayer(planOfCase(one), one.seed);
      for (let number = 0; number < 15; number++) new Reference(one, replayer.replay(number)).live();
    },
  ),
);
