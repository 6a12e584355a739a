import type { Suspicion } from '../finding.ts';
import { suspect } from '../mend.ts';
import { waysIn, type WayIn } from '../readiness.ts';
import type { Survey } from '../survey.ts';
import { amount, percent } from '../words.ts';

/** More than this share of those who come is most of them. */
const MOST = 0.5;
/**
 * How far beyond latitude and slack an ask has to go to count, which is the pressure P that it puts on a buyer of middling
 * sensitivity at disorder 1. Assumption: less is hardly felt.
 */
const LEAST_PRESSURE = 0.1;
/** Asks are told and set in steps of this size. */
const STEP = 0.05;
/** What rounding may do to a sum of decimal fractions. */
const NOTHING = 1e-9;

/**
 * Touchpoints that ask for more than most of those who come one way are ready for: ask − L − askSlack, step 4 of an exposure,
 * with L of base readiness by intent for those whom it is pushed at or who look for it, and with the most readiness that the
 * links leading there can give for those who come on links.
 */
export function findHardAsks(survey: Survey): Suspicion[] {
  const { design, parameters, ever } = survey;
  const ways = waysIn(survey);
  return design.touchpoints.flatMap((touchpoint) => {
    const { key, ask, owner } = touchpoint;
    if (owner === 'COMPETITOR' || ask === 0 || !ever.met.has(key)) return [];
    const bearable = ask - parameters.askSlack - LEAST_PRESSURE + NOTHING;
    const tooHard = ways(touchpoint)
      .map((way) => ({ way, pressed: shareBelow(bearable, way) }))
      .filter(({ pressed }) => pressed > MOST + NOTHING);
    if (tooHard.length === 0) return [];
    const { way, pressed } = tooHard.reduce((worst, each) => (each.pressed > worst.pressed ? each : worst));
    const highest = Math.min(...tooHard.map((each) => mostCanGive(each.way)));
    const softer = Math.max(0, Math.floor((highest + parameters.askSlack) / STEP + NOTHING)) * STEP;
    const evidence =
      `${key} asks ${amount(ask)}. ${WHO[way.by](percent(pressed))} can be asked at most ` +
      `${amount(Math.max(...below(bearable, way)))}, and ${amount(parameters.askSlack)} beyond that before it presses.`;
    return [
      suspect(survey, 'ASK_TOO_HARD', [key], evidence, [
        { setTouchpoint: { key, ask: Math.round(softer * 100) / 100 } },
      ]),
    ];
  });
}

const WHO: Record<WayIn['by'], (share: string) => string> = {
  PUSH: (share) => `${share} of those whom it is pushed at`,
  VISIT: (share) => `${share} of those who come looking for it`,
  LINK: (share) => `Even if they learn all that the links leading there can teach, ${share} of the buyers`,
};

const below = (limit: number, { arrivals }: WayIn): number[] =>
  arrivals.filter(({ latitude, weight }) => weight > 0 && latitude <= limit).map(({ latitude }) => latitude);

const shareBelow = (limit: number, { arrivals }: WayIn): number =>
  arrivals.reduce((sum, { latitude, weight }) => sum + (latitude <= limit ? weight : 0), 0);

/** The highest latitude that no more than half of those who come fall short of. */
function mostCanGive(way: WayIn): number {
  const fair = way.arrivals.filter(
    ({ latitude }) =>
      way.arrivals.reduce((sum, other) => sum + (other.latitude < latitude ? other.weight : 0), 0) <= MOST,
  );
  return Math.max(...fair.map(({ latitude }) => latitude));
}
