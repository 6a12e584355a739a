/** Who can meet what in a design at some disorder above 0, found by following the rules of the model and no luck. */
import type { Design, Link, Touchpoint } from '../design.ts';
import type { ParameterValues } from '../parameters.ts';
import type { Trigger } from '../vocabulary.ts';
import { latitudeOf } from './latitude.ts';
import { STAGE_OF } from '../plan.ts';
import { gapOf, likenessOf, promiseOf, toldBy } from './telling.ts';

export interface Reach {
  /** Keys of the touchpoints that some buyer can meet. */
  readonly met: ReadonlySet<string>;
  /** The links that can fire and lead to an audience that somebody can be in, in the order given. */
  readonly fires: readonly Link[];
  /** Whether anybody goes looking, or wanders off and looks around. */
  readonly looks: boolean;
  /** Whether anybody can sign up, and buy. */
  readonly related: boolean;
  readonly customers: boolean;
}

/**
 * The least set of touchpoints, links and stages that is closed under the rules: pushes and pulls meet whom they are for;
 * who meets something can set off its links; who comes through a SUBSCRIBE or BUY can reach the stage. What depends on
 * states of mind is taken as possible, so that nothing that a life can hold is missing. With `untilPurchase`, only what comes
 * before a first purchase counts.
 */
export function reachOf(design: Design, parameters: ParameterValues, untilPurchase = false): Reach {
  const { touchpoints } = design;
  const at = new Map(touchpoints.map((touchpoint) => [touchpoint.key, touchpoint]));
  const vulnerable = new Set(touchpoints.filter((each) => canHurt(each, design, parameters)).map(({ key }) => key));
  const personas = design.personas.filter((persona) => persona.share > 0);
  const drifts = personas.some((persona) => persona.traits.drift > 0);

  const met = new Set<string>();
  const cameByItself = new Set<string>();
  const forgotten = new Set<string>();
  const fires = new Set<Link>();
  let looks = personas.some((persona) => persona.traits.curiosityPerDay > 0);
  let related = false;
  let customers = false;

  const isOpen = ({ audience }: Touchpoint): boolean =>
    audience === 'ANYONE' || customers || (audience === 'SUBSCRIBERS' && related);

  const canHappen: Record<Trigger, (touchpoint: Touchpoint) => boolean> = {
    IGNORED: ({ key }) => cameByItself.has(key),
    NOTICED: ({ key }) => met.has(key),
    ENGAGED: ({ key }) => met.has(key),
    ABANDONED: (touchpoint) => met.has(touchpoint.key) && parameters.giveUp > 0 && canStop(touchpoint),
    FORGOT: ({ key }) => forgotten.has(key),
    SUBSCRIBED: (touchpoint) => met.has(touchpoint.key) && canSignUp(touchpoint),
    BOUGHT: ({ key, goal }) => !untilPurchase && met.has(key) && goal === 'BUY',
    DISTRESS: ({ key, listening }) => met.has(key) && listening > 0 && vulnerable.has(key),
  };

  const meet = (touchpoint: Touchpoint, byItself: boolean): void => {
    met.add(touchpoint.key);
    if (byItself) cameByItself.add(touchpoint.key);
    if (canSignUp(touchpoint)) related = true;
    if (canSell(touchpoint) && !untilPurchase) customers = true;
  };
  const follow = (link: Link): void => {
    const from = at.get(link.from) as Touchpoint;
    const to = at.get(link.to) as Touchpoint;
    if (from.owner === 'COMPETITOR' || !isOpen(to) || !canHappen[link.on](from)) return;
    fires.add(link);
    if (to.arrives === 'SOUGHT') {
      if (link.delayDays > 0) forgotten.add(to.key);
      if (drifts) looks = true;
    }
    meet(to, to.arrives === 'BY_ITSELF');
  };

  const known = (): number =>
    met.size + cameByItself.size + forgotten.size + fires.size + Number(looks) + Number(related) + Number(customers);
  for (let before = -1; before !== known();) {
    before = known();
    for (const touchpoint of touchpoints) {
      if (!isOpen(touchpoint)) continue;
      if (isPushed(touchpoint)) meet(touchpoint, true);
      if (touchpoint.pull > 0 && looks) meet(touchpoint, false);
    }
    for (const link of design.links) follow(link);
  }
  return { met, fires: design.links.filter((link) => fires.has(link)), looks, related, customers };
}

/** Whether it comes to anybody on the calendar or at random. */
export const isPushed = ({ push }: Touchpoint): boolean => push !== null && push.reach > 0;

/** Whether one who is not RELATED yet can come through and sign up. */
export const canSignUp = ({ goal, audience }: Touchpoint): boolean => goal === 'SUBSCRIBE' && audience === 'ANYONE';

/** Whether one can become a customer of the brand here. */
export const canSell = ({ goal, owner }: Touchpoint): boolean => goal === 'BUY' && owner !== 'COMPETITOR';

/** Whether a pothole can stop one who is on the way. */
function canStop({ potholes, care }: Touchpoint): boolean {
  const isAlwaysRight = care.some(({ kind, strength }) => kind === 'RESOLUTION' && strength === 1);
  return !isAlwaysRight && potholes.some(({ prevalence, severity }) => prevalence > 0 && severity > 0);
}

/** Whether an exposure can hold a vulnerable moment: a pothole, pressure, or a story that clashes with one heard before. */
function canHurt(touchpoint: Touchpoint, design: Design, parameters: ParameterValues): boolean {
  if (touchpoint.potholes.some(({ prevalence }) => prevalence > 0)) return true;
  if (touchpoint.ask > latitudeOf(0, STAGE_OF[touchpoint.audience]) + parameters.askSlack) return true;
  const told = touchpoint.branding > 0 && parameters.moodDissonance > 0 ? toldBy(touchpoint, design) : null;
  if (told === null) return false;
  const heard = design.touchpoints
    .filter(({ owner, branding }) => owner !== 'COMPETITOR' && branding > 0)
    .map((other) => toldBy(other, design));
  // A referred friend has heard the promise from the one who referred them.
  return [...heard, promiseOf(design)].some(
    (story) => story !== null && gapOf(likenessOf(told, story), parameters.tolerance) > 0,
  );
}
