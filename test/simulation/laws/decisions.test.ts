/** Reasons add up: a replay's terms make the chance, and the chance and the draw make what happened. */
import { expect, test } from 'vitest';
import { DECISIONS } from '../../../src/simulation/decisions.ts';
import { Replayer } from '../../../src/simulation/replay.ts';
import type { Decision, LifeStory } from '../../../src/simulation/story.ts';
import { cases } from '../arbitrary.ts';
import { law, planOfCase } from '../support.ts';

const BUYERS = 20;
const TERMS = new Map<string, readonly string[]>(DECISIONS.map(({ name, terms }) => [name, terms]));

/** σ(x)^ω */
const chanceOf = (logOdds: number, disorder: number): number => Math.exp(-disorder * Math.log1p(Math.exp(-logOdds)));

const everybody = (story: LifeStory): LifeStory[] => [story, ...story.referred.flatMap(everybody)];

const lawOfStories = (
  runs: number,
  check: (story: LifeStory, one: { rivals: Set<string>; disorder: number }) => void,
) =>
  law(runs, cases, (one) => {
    const replayer = new Replayer(planOfCase(one), one.seed);
    const rivals = new Set(one.design.touchpoints.flatMap(({ key, owner }) => (owner === 'COMPETITOR' ? [key] : [])));
    for (let number = 0; number < BUYERS; number++)
      for (const story of everybody(replayer.replay(number)))
        check(story, { rivals, disorder: one.environment.disorder });
  });

test(
  'it happened when the draw was below the chance, and not otherwise',
  lawOfStories(80, (story) => {
    for (const { decisions } of story.events)
      for (const { draw, chance, happened } of decisions) {
        expect(draw > 0 && draw < 1 && chance >= 0 && chance <= 1).toBe(true);
        expect(happened).toBe(draw < chance);
      }
  }),
);

test(
  'the terms are the named ones and add up to the chance',
  lawOfStories(80, (story, { rivals, disorder }) => {
    for (const { decisions, touchpoint } of story.events)
      for (const { decision, because, chance } of decisions) {
        expect(because.map(({ term }) => term)).toEqual(TERMS.get(decision));
        if (because.length === 0) continue;
        const logOdds = because.reduce((sum, term) => sum + term.logOdds, 0);
        const theory = chanceOf(logOdds, rivals.has(touchpoint) ? 1 : disorder);
        // Relative, since a chance may be tiny.
        expect(Math.abs(chance - theory)).toBeLessThanOrEqual(1e-9 * theory + 1e-300);
      }
  }),
);

/** The last decision of a name before an event. */
const lastOf = (decisions: readonly Decision[], name: string): Decision | undefined =>
  decisions.findLast((decision) => decision.decision === name);

test(
  'what happened follows from the decisions told with it',
  lawOfStories(80, (story) => {
    for (const { kind, decisions } of story.events) {
      if (kind === 'IGNORED') expect(lastOf(decisions, 'notice')?.happened).toBe(false);
      if (kind === 'FORGOT') expect(lastOf(decisions, 'remember to go')?.happened).toBe(false);
      if (kind === 'DRIFTED') expect(lastOf(decisions, 'drift')?.happened).toBe(true);
      if (kind === 'AVERTED') expect(lastOf(decisions, 'meet a pothole')?.happened).toBe(false);
      if (kind === 'POTHOLE') expect(lastOf(decisions, 'meet a pothole')?.happened).toBe(true);
      if (kind === 'RECOVERED') expect(lastOf(decisions, 'put right')?.happened).toBe(true);
      if (kind === 'ABANDONED') expect(lastOf(decisions, 'give up')?.happened).toBe(true);
      if (kind === 'SUBSCRIBED' || kind === 'BOUGHT') expect(lastOf(decisions, 'act')?.happened).toBe(true);
      if (kind === 'REFERRED') expect(lastOf(decisions, 'refer')?.happened).toBe(true);
    }
  }),
);

test(
  'an event tells the decision that settled it, or that none did',
  lawOfStories(60, (story) => {
    for (const { because, chance, draw, decisions } of story.events) {
      if (chance === null) {
        expect([because, draw]).toEqual([[], null]);
        continue;
      }
      expect(decisions).toContainEqual(expect.objectContaining({ because, chance, draw }));
    }
  }),
);

// Whoever leaves does so by a decision: pressed or frustrated by quitting, to a rival by acting.
test(
  'leaving tells its chance',
  lawOfStories(80, (story) => {
    const left = story.events.find((event) => event.kind === 'LEFT');
    if (!left) return;
    expect(left.chance).not.toBeNull();
    expect(left.draw).toBeLessThan(left.chance as number);
    expect(left.decisions[0].decision).toBe(story.exit === 'LOST_TO_COMPETITOR' ? 'act' : 'quit');
  }),
);
