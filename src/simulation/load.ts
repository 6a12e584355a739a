/** Writes a plan into the memory of a kernel, under a seed, with the layout of its tally. */
import { BUYER_KEY, ELSEWHERE_KEY, groupKey } from './addresses.ts';
import type { Kernel, Values } from './kernel.ts';
import type { Layout } from './layout.ts';
import { INTENTS_BY_NAME, OWNER, type Plan } from './plan.ts';
import { Luck } from './random.ts';
import { LIMITS } from './vocabulary.ts';

/** Key words, of several names. */
interface Keys {
  readonly key0: Int32Array;
  readonly key1: Int32Array;
}

/**
 * The kernel is to be prepared then.
 * @param seed any text: the luck of the run
 * @throws RangeError for more touchpoints or themes than it has room for
 */
export function load(kernel: Kernel, plan: Plan, layout: Layout, seed: string): void {
  const { keys } = plan;
  if (keys.length > LIMITS.touchpoints || plan.themes > LIMITS.themes)
    throw new RangeError(
      `Got ${keys.length} touchpoints and ${plan.themes} themes, expected at most ${LIMITS.touchpoints} and ${LIMITS.themes}.`,
    );
  const luck = new Luck(seed);
  const all = keysOf(luck, [...keys, ELSEWHERE_KEY, BUYER_KEY]);
  const elsewhere = keys.length;
  const own = elsewhere + 1;
  const fours = Math.ceil(plan.themes / 4);
  const evened = (weights: Float64Array): number[] => Array.from({ length: 4 * fours }, (_, k) => weights[k] ?? 0);
  const address = kernel.call.plan();
  kernel.writeKnown('Plan', address, plan);
  kernel.writeKnown('Plan', address, plan.parameters);
  kernel.write('Plan', address, {
    links: plan.linkTo.length,
    personas: plan.personaKeys.length,
    randoms: plan.randomPushes.length,
    picks: plan.candidates.length,
    ...reachOf(plan, luck),
    fours,
    telling: plan.keys.flatMap((_, i) => evened(plan.telling.subarray(i * plan.themes, (i + 1) * plan.themes))),
    brand: evened(plan.brand),
    calendarLength: plan.calendarTouchpoint.length,
    intentsByName: INTENTS_BY_NAME,
    randomPushes: [...plan.randomPushes, 0],
    randomMean: Array.from(plan.randomPushes, (i) => 1 / plan.perDay[i]),
    elsewhereKey0: all.key0[elsewhere],
    elsewhereKey1: all.key1[elsewhere],
    ownKey0: all.key0[own],
    ownKey1: all.key1[own],
  });
  loadTouchpoints(kernel, plan, all);
  kernel.writeKnown('Layout', kernel.call.layout(), layout);
}

function loadTouchpoints(kernel: Kernel, plan: Plan, { key0, key1 }: Keys): void {
  const { owner, goal, audience, sought, tells, potholeFrom, noticeLogit, engageLogit, actionLogit, effortLeft } = plan;
  const { value, ask, branding, listening, resolution, costPerExposure, costPerEngagement, purchaseValue } = plan;
  kernel.writeEach('Touchpoint', kernel.call.touchpoints(), kernel.call.touchpointBytes(), plan.touchpoints, {
    ...{ place: plan.keys.map((_, i) => i), owner, goal, audience, sought, tells, key0, key1 },
    ...{ potholeFrom, potholeTo: potholeFrom.subarray(1) },
    ...{ noticeLogit, engageLogit, actionLogit, effortLeft, value, ask, branding, listening, resolution },
    ...{ costPerExposure, costPerEngagement, purchaseValue },
  });
}

/** Where pushes get to everybody, and where to a part of the buyers, with its group; at ω = 0 rivals are not met. */
function reachOf(plan: Plan, luck: Luck): Values {
  const isMet = (i: number): boolean =>
    plan.group[i] >= 0 && !(plan.disorder === 0 && plan.owner[i] === OWNER.COMPETITOR);
  const all = plan.keys.map((_, i) => i);
  const partly = all.filter((i) => isMet(i) && plan.reach[i] < 1);
  const groups = [...new Set(partly.map((i) => plan.group[i]))];
  const ofGroups = keysOf(
    luck,
    groups.map((group) => groupKey(plan.groups[group])),
  );
  return {
    partialGroups: groups.length,
    partialGroup: partly.map((i) => groups.indexOf(plan.group[i])),
    partialKey0: ofGroups.key0,
    partialKey1: ofGroups.key1,
    reachedByAll: all.map((i) => (isMet(i) && plan.reach[i] >= 1 ? 1 : 0)),
    partlyReached: partly,
    partials: partly.length,
  };
}

/** The key words of names. */
function keysOf(luck: Luck, names: readonly string[]): Keys {
  const key0 = new Int32Array(names.length);
  const key1 = new Int32Array(names.length);
  names.forEach((name, index) => {
    luck.keyForLivesOf(name);
    key0[index] = luck.first;
    key1[index] = luck.second;
  });
  return { key0, key1 };
}
