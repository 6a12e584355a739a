import type { Change } from '../change.ts';
import { CARE_KINDS, RELIEF, type CareKind } from '../vocabulary.ts';
import { sum, type HoleFacts, type Inspected } from './inspected.ts';
import { count, counted, isWorthTelling, who, type Trouble } from './trouble.ts';

/** How strong a care a repair adds: well done, not perfect. Assumption. */
const STRENGTH = 0.8;
/** The share of a pothole that goes away where it is mended by hand. Assumption, the same. */
const MENDED = 0.8;
/** Care that would take away less than this part of a pothole's prevalence does not relieve it. Assumption. */
const LEAST_RELIEF = 0.25;

/**
 * Potholes that the design itself names: who meets them, after the care there is, and what comes of it. The repair is the
 * care that takes most of what is left of the prevalence away; where no kind of care would take a quarter – there is
 * strong care already – the pothole itself is mended.
 */
export function findPotholes(inspected: Inspected): Trouble[] {
  return inspected.holes.flatMap((hole) => {
    const { touchpoint, kind, of } = hole;
    const affected = of('meetingBuyers');
    const came = inspected.of(touchpoint, 'attendingBuyers');
    if (inspected.survey.find(touchpoint).owner === 'COMPETITOR' || !isWorthTelling(inspected, affected, came))
      return [];
    const [met, averted, recovered, gaveUp, left] = (['met', 'averted', 'recovered', 'gaveUp', 'left'] as const).map(
      (fact) => sum(of(fact)),
    );
    const times = met === sum(affected) ? '' : `, ${count(met)} times in all`;
    const lost = left === 0 ? '' : `, and ${count(left)} left for good`;
    const cared =
      averted + recovered === 0
        ? ''
        : ` Care that is there averted it ${counted(averted, 'time')} and put it right ${counted(recovered, 'time')}.`;
    const evidence =
      `${who(inspected, affected, came)}, met ${kind} at ${touchpoint}${times}. ` +
      `${counted(gaveUp, 'visit')} ended there${lost}.${cared}`;
    return [
      { kind: 'DECLARED_POTHOLE', touchpoints: [touchpoint], evidence, repair: [mend(inspected, hole)], affected },
    ];
  });
}

function mend({ survey }: Inspected, { touchpoint, kind }: HoleFacts): Change {
  const { care } = survey.find(touchpoint);
  const strengthOf = (word: CareKind): number => care.find((one) => one.kind === word)?.strength ?? 0;
  // Of what is left of the prevalence: the part that this care, made so strong, takes away.
  const reliefs = CARE_KINDS.map((word) => {
    const relief = RELIEF[word][kind] ?? 0;
    const now = 1 - strengthOf(word) * relief;
    const then = 1 - Math.max(STRENGTH, strengthOf(word)) * relief;
    return { word, taken: now === 0 ? 0 : 1 - then / now };
  });
  const best = reliefs.reduce((one, other) => (other.taken > one.taken ? other : one));
  return best.taken >= LEAST_RELIEF
    ? { addCare: { touchpoint, kind: best.word, strength: STRENGTH } }
    : { repairPothole: { touchpoint, kind, by: MENDED } };
}
