/** What can be done to a design, as functions from one design to the next. What is left out of a design stays left out. */
import type {
  Channel,
  DesignInput,
  LinkInput,
  PersonaInput,
  StoryInput,
  ThemeWeightInput,
  TouchpointInput,
  Trigger,
} from '../../generated/schema.ts';
import { keyWith, nameWith } from '../../names.ts';
import { CHANNEL } from '../../words.ts';

/** Fields to set; one that is undefined is removed, so that the preset or the default holds again. */
export type Patch<Thing> = { readonly [Field in keyof Thing]?: Thing[Field] | undefined };

/** What tells a link from all others. */
export interface LinkId {
  readonly from: string;
  readonly to: string;
  readonly on: Trigger;
}

export const isLink =
  ({ from, to, on }: LinkId) =>
  (link: LinkId): boolean =>
    link.from === from && link.to === to && link.on === on;

export const findTouchpoint = (design: DesignInput, key: string): TouchpointInput | undefined =>
  design.touchpoints.find((touchpoint) => touchpoint.key === key);
export const findPersona = (design: DesignInput, key: string): PersonaInput | undefined =>
  design.personas.find((persona) => persona.key === key);
export const findLink = (design: DesignInput, id: LinkId): LinkInput | undefined => design.links?.find(isLink(id));

export function patched<Thing extends object>(thing: Thing, patch: Patch<Thing>): Thing {
  const entries = Object.entries({ ...thing, ...patch }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Thing;
}

const replaced = <Thing>(things: readonly Thing[], is: (thing: Thing) => boolean, by: (thing: Thing) => Thing) =>
  things.map((thing) => (is(thing) ? by(thing) : thing));

const withKey = (key: string) => (thing: { readonly key: string }) => thing.key === key;

/** "email", or "email-2" if that is taken, and so on. */
export function freeKey(wish: string, things: readonly { readonly key: string }[]): string {
  const taken = new Set(things.map(({ key }) => key));
  if (!taken.has(wish)) return wish;
  let number = 2;
  while (taken.has(keyWith(wish, `-${number}`))) number++;
  return keyWith(wish, `-${number}`);
}

/** "E-mail", or "E-mail 2" if that is taken, and so on. */
function freeName(wish: string, things: readonly { readonly name: string }[]): string {
  const taken = new Set(things.map(({ name }) => name));
  if (!taken.has(wish)) return wish;
  let number = 2;
  while (taken.has(nameWith(wish, ` ${number}`))) number++;
  return nameWith(wish, ` ${number}`);
}

export const changeTouchpoint = (
  design: DesignInput,
  key: string,
  change: (touchpoint: TouchpointInput) => TouchpointInput,
): DesignInput => ({ ...design, touchpoints: replaced(design.touchpoints, withKey(key), change) });

/** A touchpoint under another key, its links with it. */
export const rekeyTouchpoint = (design: DesignInput, from: string, to: string): DesignInput => ({
  ...changeTouchpoint(design, from, (touchpoint) => ({ ...touchpoint, key: to })),
  ...(design.links && {
    links: design.links.map((link) => ({
      ...link,
      from: link.from === from ? to : link.from,
      to: link.to === from ? to : link.to,
    })),
  }),
});

export function newTouchpoint(design: DesignInput, channel: Channel): TouchpointInput {
  const key = freeKey(channel.toLowerCase().replaceAll('_', '-'), design.touchpoints);
  return { key, name: freeName(CHANNEL[channel], design.touchpoints), channel };
}

/** The same touchpoint once more, without links, right behind the first. */
export function copyTouchpoint(design: DesignInput, original: TouchpointInput): [DesignInput, string] {
  const key = freeKey(keyWith(original.key, '-copy'), design.touchpoints);
  const copy = { ...original, key, name: freeName(nameWith(original.name, ' (copy)'), design.touchpoints) };
  const place = design.touchpoints.indexOf(original) + 1;
  return [{ ...design, touchpoints: design.touchpoints.toSpliced(place, 0, copy) }, key];
}

/** Without a touchpoint and the links that touch it. */
export const withoutTouchpoint = (design: DesignInput, key: string): DesignInput => ({
  ...design,
  touchpoints: design.touchpoints.filter((touchpoint) => touchpoint.key !== key),
  ...(design.links && { links: design.links.filter(({ from, to }) => from !== key && to !== key) }),
});

export const withLink = (design: DesignInput, link: LinkInput): DesignInput => ({
  ...design,
  links: [...(design.links ?? []), link],
});

export const changeLink = (design: DesignInput, id: LinkId, change: (link: LinkInput) => LinkInput): DesignInput => ({
  ...design,
  links: replaced(design.links ?? [], isLink(id), change),
});

export const withoutLink = (design: DesignInput, id: LinkId): DesignInput => ({
  ...design,
  links: (design.links ?? []).filter((link) => !isLink(id)(link)),
});

export const changePersona = (
  design: DesignInput,
  key: string,
  change: (persona: PersonaInput) => PersonaInput,
): DesignInput => ({ ...design, personas: replaced(design.personas, withKey(key), change) });

/** Another persona, as large as those there are in the mean. */
export function newPersona(design: DesignInput): PersonaInput {
  const shares = design.personas.map(({ share }) => share);
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return {
    key: freeKey('persona', design.personas),
    name: freeName('New persona', design.personas),
    share: mean > 0 ? Number(mean.toPrecision(2)) : 1,
  };
}

export const withoutPersona = (design: DesignInput, key: string): DesignInput => ({
  ...design,
  personas: design.personas.filter((persona) => persona.key !== key),
});

type Weights = readonly ThemeWeightInput[];

/** The design with every list of weights changed: the promise and what the touchpoints say. */
function changeWeights(design: DesignInput, change: (weights: Weights) => ThemeWeightInput[]): DesignInput {
  return {
    ...design,
    story: { ...design.story, promise: change(design.story.promise) },
    touchpoints: design.touchpoints.map((touchpoint) =>
      touchpoint.telling ? { ...touchpoint, telling: change(touchpoint.telling) } : touchpoint,
    ),
  };
}

/**
 * Changes the story. Themes that go out of `themes` go out of the promise and the tellings as well; if just one name
 * changes, it changes there too.
 */
export function changeStory(design: DesignInput, patch: Patch<StoryInput>): DesignInput {
  const before = design.story.themes;
  const after = patch.themes ?? before;
  const changed = before.flatMap((theme, index) => (theme === after[index] ? [] : [index]));
  const isRename = before.length === after.length && changed.length === 1 && !before.includes(after[changed[0]]);
  const next = isRename
    ? changeWeights(design, (weights) =>
        weights.map((weight) =>
          weight.theme === before[changed[0]] ? { ...weight, theme: after[changed[0]] } : weight,
        ),
      )
    : changeWeights(design, (weights) =>
        weights.filter(({ theme }) => !before.includes(theme) || after.includes(theme)),
      );
  return { ...next, story: patched(next.story, patch) };
}
