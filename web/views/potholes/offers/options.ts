/** What may be done differently: the repairs of an audit, or what the journey itself suggests. */
import type { ChangeInput, Owner, PotholeKind } from '../../../generated/schema.ts';
import { CARE, POTHOLE } from '../../../words.ts';
import { changesOf } from '../changes.ts';
import { titleOf, type Named } from '../findings.ts';

export interface Offer {
  readonly name: string;
  readonly changes: readonly ChangeInput[];
  readonly cost: number;
  readonly isOn: boolean;
}

/** The most options of a search. */
export const MOST = 40;
const ON_AT_FIRST = 12;
const STRENGTH = 0.8;

export interface Mended extends Named {
  readonly repairExport: unknown;
  readonly repair: readonly unknown[];
  readonly effect: { readonly metrics: readonly { readonly difference: number | null }[] };
}

/** The repairs of an audit, most gain first; those that gain nothing by themselves are off to begin with. */
export function offersOfAudit(findings: readonly Mended[], touchpoint: (key: string) => string): Offer[] {
  const mended = findings.filter(({ repair }) => repair.length > 0).slice(0, MOST);
  return unique(
    mended.map((finding, place): Offer => ({
      name: titleOf(finding, touchpoint),
      changes: changesOf(finding.repairExport).slice(-finding.repair.length),
      cost: 1,
      isOn: place < ON_AT_FIRST && (finding.effect.metrics[0]?.difference ?? 0) > 0,
    })),
  );
}

interface Declared {
  readonly key: string;
  readonly name: string;
  readonly owner: Owner;
  readonly potholes: readonly { readonly kind: PotholeKind }[];
}

/** Every declared pothole mended, care where there are any, and one story everywhere. */
export function offersOfDesign(touchpoints: readonly Declared[]): Offer[] {
  const story: Offer = {
    name: 'One story everywhere',
    changes: [{ alignStory: { level: 1 } }],
    cost: 2,
    isOn: true,
  };
  const ours = touchpoints.filter(({ owner, potholes }) => owner === 'OWNED' && potholes.length > 0);
  const potholes = ours.flatMap(({ key, name, potholes: holes }) =>
    holes.map(({ kind }): Offer => ({
      name: `${POTHOLE[kind]} at ${name}`,
      changes: [{ repairPothole: { touchpoint: key, kind, by: STRENGTH } }],
      cost: 1,
      isOn: true,
    })),
  );
  const care = ours.map(({ key, name }): Offer => ({
    name: `${CARE.RESOLUTION} at ${name}`,
    changes: [{ addCare: { touchpoint: key, kind: 'RESOLUTION', strength: STRENGTH } }],
    cost: 1,
    isOn: true,
  }));
  return [story, ...potholes, ...care].slice(0, MOST).map((offer, place) => ({ ...offer, isOn: place < ON_AT_FIRST }));
}

/** Names have to tell options apart. */
function unique(offers: readonly Offer[]): Offer[] {
  const times = new Map<string, number>();
  return offers.map((offer) => {
    const nth = (times.get(offer.name) ?? 0) + 1;
    times.set(offer.name, nth);
    return nth === 1 ? offer : { ...offer, name: `${offer.name} (${nth})` };
  });
}
