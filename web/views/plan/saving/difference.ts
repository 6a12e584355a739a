/** What two versions of a design say differently, part by part, by names. */
import type { DesignInput, LinkInput } from '../../../generated/schema.ts';
import { isSame } from '../same.ts';
import { nameLink } from '../words.ts';
import { linkId } from '../board/layout.ts';

export type How = 'added' | 'removed' | 'changed';

export interface Difference {
  /** Unique among the parts of a design. */
  readonly id: string;
  readonly part: 'Journey' | 'Story' | 'Persona' | 'Touchpoint' | 'Link';
  readonly name: string;
  readonly how: How;
  /** Which fields changed. */
  readonly fields: readonly string[];
}

type Part = Omit<Difference, 'how' | 'fields'>;

export function findDifferences(before: DesignInput, after: DesignInput): Difference[] {
  const header = ({ key, name, description }: DesignInput) => ({ key, name, description: description ?? '' });
  const journey: Part = { id: 'journey', part: 'Journey', name: 'Its name, key or description' };
  const story: Part = { id: 'story', part: 'Story', name: after.story.title };
  return [
    ...changed(journey, header(before), header(after)),
    ...changed(story, before.story, after.story),
    ...between(
      before.personas,
      after.personas,
      ({ key }) => key,
      ({ key, name }) => ({ id: `persona ${key}`, part: 'Persona', name }),
    ),
    ...between(
      before.touchpoints,
      after.touchpoints,
      ({ key }) => key,
      ({ key, name }) => ({
        id: `touchpoint ${key}`,
        part: 'Touchpoint',
        name,
      }),
    ),
    ...between<LinkInput>(before.links ?? [], after.links ?? [], linkId, (link, design) => ({
      id: `link ${linkId(link)}`,
      part: 'Link',
      name: nameLink(design === 'after' ? after : before, link),
    })),
  ];
}

function between<Thing extends object>(
  before: readonly Thing[],
  after: readonly Thing[],
  idOf: (thing: Thing) => string,
  describe: (thing: Thing, of: 'before' | 'after') => Part,
): Difference[] {
  const old = new Map(before.map((thing) => [idOf(thing), thing]));
  const now = new Set(after.map(idOf));
  return [
    ...after.flatMap((thing): Difference[] => {
      const was = old.get(idOf(thing));
      const part = describe(thing, 'after');
      return was ? changed(part, was, thing) : [{ ...part, how: 'added', fields: [] }];
    }),
    ...before
      .filter((thing) => !now.has(idOf(thing)))
      .map((thing): Difference => ({ ...describe(thing, 'before'), how: 'removed', fields: [] })),
  ];
}

function changed(part: Part, before: object, after: object): Difference[] {
  const [was, is] = [before as Record<string, unknown>, after as Record<string, unknown>];
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((name) => !isSame(was[name], is[name]));
  return fields.length > 0 ? [{ ...part, how: 'changed', fields }] : [];
}

/** What one side and the other have done to the same part since they went apart. */
export interface TwoSided {
  readonly id: string;
  readonly part: Difference['part'];
  readonly name: string;
  readonly theirs: Difference | undefined;
  readonly mine: Difference | undefined;
}

/** All parts that either side has changed. */
export function compareSides(start: DesignInput, theirs: DesignInput, mine: DesignInput): TwoSided[] {
  const byId = (differences: readonly Difference[]) =>
    new Map(differences.map((difference) => [difference.id, difference]));
  const [left, right] = [byId(findDifferences(start, theirs)), byId(findDifferences(start, mine))];
  return [...new Map([...left, ...right]).values()].map(({ id, part, name }) => ({
    ...{ id, part, name },
    theirs: left.get(id),
    mine: right.get(id),
  }));
}
