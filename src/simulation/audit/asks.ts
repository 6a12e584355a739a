import { sum, type Inspected } from './inspected.ts';
import { count, counted, isWorthTelling, share, who, type Trouble } from './trouble.ts';
import { amount } from './words.ts';

/**
 * A mean pressure below this is hardly felt where it is felt (at the defaults it takes two hundredths of mood), and one below
 * the other matters little to those who come there, pressed or not. Assumptions.
 */
const LEAST_PRESSURE = 0.05;
const LEAST_PRESSURE_EACH = 0.02;

/**
 * Asks that come before buyers are ready: pressure felt at a touchpoint, P = max(0, ask − L − askSlack)·2·sensitivity·ω.
 * The repair asks no more than half of those whom it presses now can be asked, times counting, not buyers.
 */
export function findPrematureAsks(inspected: Inspected): Trouble[] {
  const { survey, plan } = inspected;
  return plan.keys.flatMap((key): Trouble[] => {
    const { ask, owner } = survey.find(key);
    if (owner === 'COMPETITOR') return [];
    const affected = inspected.of(key, 'pressedBuyers');
    const came = inspected.of(key, 'noticingBuyers');
    const pressed = sum(inspected.of(key, 'pressed'));
    const felt = sum(inspected.of(key, 'pressure'));
    const pressure = felt / pressed;
    if (!isWorthTelling(inspected, affected, came) || pressure < LEAST_PRESSURE) return [];
    if (felt < LEAST_PRESSURE_EACH * sum(came)) return [];
    const notices = sum(inspected.of(key, 'notices'));
    const left = sum(inspected.of(key, 'leftPressed'));
    const softer = Math.min(ask, inspected.medianRoom(key));
    const gone = left === 0 ? '' : ` ${count(left)} left for good over it.`;
    const evidence =
      `${key} asks ${amount(ask)}, more than those who meet it are ready for ${counted(pressed, 'time')} of ${count(notices)} ` +
      `(${share(pressed, notices)}): ${who(inspected, affected, came)}, with a mean pressure of ${amount(pressure)}.${gone} ` +
      `Half of these times ${amount(softer)} could be asked without pressing.`;
    return [
      {
        ...{ kind: 'PREMATURE_ASK', touchpoints: [key], evidence, affected },
        repair: [{ setTouchpoint: { key, ask: softer } }],
      },
    ];
  });
}
