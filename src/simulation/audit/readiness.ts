/** How ready buyers can be when they arrive at a touchpoint, judged from the design alone. */
import type { Link, Touchpoint } from '../design.ts';
import { STAGE_OF } from '../plan.ts';
import { STAGE } from '../plan.ts';
import { latitudeOf } from './latitude.ts';
import { isPushed } from './reach.ts';
import type { Survey } from './survey.ts';
import { openLinks } from './ways.ts';

/** One way to come to a touchpoint, and what may be asked of those who come that way. */
export interface WayIn {
  readonly by: 'PUSH' | 'VISIT' | 'LINK';
  /** By persona and intent: their weight among those who come, and the most that their latitude L can be. */
  readonly arrivals: readonly { readonly weight: number; readonly latitude: number }[];
}

/** Who the buyers are: one entry for each persona and intent, weights adding up to 1. */
interface Kin {
  readonly weight: number;
  /** r₀ */
  readonly readiness: number;
  readonly curiosity: number;
}

/**
 * The ways in which buyers come to each touchpoint. Those who come on links are taken to be as ready as the links can make
 * them, those on pushes and visits as they arrived.
 */
export function waysIn(survey: Survey): (touchpoint: Touchpoint) => WayIn[] {
  const kin = kinOf(survey);
  const gains = gainsOf(survey);
  const stages = stagesOf(survey);
  const arrive = (by: WayIn['by'], weightOf: (one: Kin) => number, gain: number, stage: number): WayIn[] => {
    const total = kin.reduce((sum, one) => sum + weightOf(one), 0);
    if (total === 0) return [];
    const arrivals = kin.map((one) => {
      const base = stage >= STAGE.CUSTOMER ? survey.parameters.repurchaseReadiness : one.readiness;
      return { weight: weightOf(one) / total, latitude: latitudeOf(base + gain * (1 - base), stage) };
    });
    return [{ by, arrivals }];
  };
  return (touchpoint) => {
    const stage = STAGE_OF[touchpoint.audience];
    const gain = gains.get(touchpoint.key);
    return [
      ...(isPushed(touchpoint) ? arrive('PUSH', ({ weight }) => weight, 0, stage) : []),
      ...(touchpoint.pull > 0 ? arrive('VISIT', visitsOf, 0, stage) : []),
      ...(gain === undefined ? [] : arrive('LINK', ({ weight }) => weight, gain, stages.get(touchpoint.key) ?? stage)),
    ];
  };
}

/** Those who go looking are the readier ones: ν = curiosity·(0.3 + 0.7 r) */
const visitsOf = ({ weight, curiosity, readiness }: Kin): number => weight * curiosity * (0.3 + 0.7 * readiness);

function kinOf({ design, parameters }: Survey): Kin[] {
  const shares = design.personas.reduce((sum, { share }) => sum + share, 0);
  return design.personas.flatMap(({ share, intents, traits }) => {
    const { passing, learning, relating, buying } = intents;
    const whole = passing + learning + relating + buying;
    const curiosity = traits.curiosityPerDay;
    const one = (weight: number, readiness: number): Kin => ({
      weight: (share / shares) * (weight / whole),
      readiness,
      curiosity,
    });
    return [
      one(passing, parameters.readinessPassing),
      one(learning, parameters.readinessLearning),
      one(relating, parameters.readinessRelating),
      one(buying, parameters.readinessBuying),
    ];
  });
}

/** The share of the buyers who come for something else than to buy. */
export function shareNotBuying({ design }: Survey): number {
  const shares = design.personas.reduce((sum, { share }) => sum + share, 0);
  return design.personas.reduce((sum, { share, intents }) => {
    const { passing, learning, relating, buying } = intents;
    return sum + (share / shares) * (1 - buying / (passing + learning + relating + buying));
  }, 0);
}

/**
 * The most that readiness can have gained on links before the first purchase, by the key of where they lead: u in
 * r = r₀ + u·(1 − r₀). Coming through at j makes u ← u + learn·valueⱼ·(1 − u), waiting d days u ← u·2^(−d/readinessHalfLife);
 * neither depends on r₀. Ways begin at a push or an own visit and meet no touchpoint twice; of those that lead to one
 * touchpoint the most helpful is followed on.
 */
function gainsOf(survey: Survey): ReadonlyMap<string, number> {
  const { design, parameters, find } = survey;
  const links = openLinks(survey);
  const ways = new Map<string, { gain: number; via: ReadonlySet<string> }>();
  for (const touchpoint of design.touchpoints)
    if (isPushed(touchpoint) || touchpoint.pull > 0) ways.set(touchpoint.key, { gain: 0, via: new Set() });
  const gains = new Map<string, number>();
  for (let round = 0, found = true; found && round < design.touchpoints.length; round++) {
    found = false;
    for (const link of links) {
      const way = ways.get(link.from);
      if (!way || link.from === link.to || way.via.has(link.to)) continue;
      const help = helps(link) ? parameters.learn * find(link.from).value : 0;
      const kept = 2 ** (-link.delayDays / parameters.readinessHalfLife);
      const gain = (way.gain + help * (1 - way.gain)) * kept;
      gains.set(link.to, Math.max(gain, gains.get(link.to) ?? 0));
      const known = ways.get(link.to);
      if (known && known.gain >= gain) continue;
      ways.set(link.to, { gain, via: new Set([...way.via, link.from]) });
      found = true;
    }
  }
  return gains;
}

/** Whether those whom a link takes along can have come through where it begins. */
const helps = ({ on }: Link): boolean => on === 'ENGAGED' || on === 'SUBSCRIBED' || on === 'DISTRESS';

/** The least stage that buyers have who come on a link, by the key of where it leads. */
function stagesOf(survey: Survey): ReadonlyMap<string, number> {
  const { design, find } = survey;
  const links = openLinks(survey);
  const audience = (key: string): number => STAGE_OF[find(key).audience];
  const leastAt = new Map(
    design.touchpoints.map((each) => [each.key, isPushed(each) || each.pull > 0 ? audience(each.key) : STAGE.CUSTOMER]),
  );
  const leastOn = new Map<string, number>();
  for (let found = true; found;) {
    found = false;
    for (const { from, to, on } of links) {
      const signedUp = on === 'SUBSCRIBED' ? STAGE_OF.SUBSCRIBERS : 0;
      const stage = Math.max(leastAt.get(from) ?? 0, signedUp, audience(to));
      if (stage < (leastOn.get(to) ?? Infinity)) leastOn.set(to, stage);
      if (stage >= (leastAt.get(to) ?? 0)) continue;
      leastAt.set(to, stage);
      found = true;
    }
  }
  return leastOn;
}
