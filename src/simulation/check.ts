/** What one field alone cannot show: keys that repeat, names that lead nowhere, weights that are all 0, plans that cannot work. */
import { showValue, type Issue } from './issue.ts';
import { CARE_KINDS, CHANNELS, LIMITS, POTHOLE_KINDS } from './vocabulary.ts';

type Loose = Record<string, unknown>;

const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** A list that is longer than it may be is not looked into: its length is told already, and it can have a million entries. */
const isTooLong = (value: unknown, most: number): boolean => Array.isArray(value) && value.length > most;
const listOf = (value: unknown, most: number): readonly unknown[] =>
  Array.isArray(value) && !isTooLong(value, most) ? value : [];
const objectsIn = (value: unknown, most: number): [Loose, string][] =>
  listOf(value, most).flatMap((entry, index): [Loose, string][] => (isObject(entry) ? [[entry, String(index)]] : []));
const isPositive = (value: unknown): boolean => typeof value === 'number' && value > 0;

/**
 * Checks a design across its fields. Works on any value, skipping what is malformed (the field checks name that), so that
 * all problems are told at once.
 */
export function crossCheck(input: unknown): Issue[] {
  if (!isObject(input)) return [];
  const issues: Issue[] = [];
  const report = (path: string[], message: string) => issues.push({ path, message });

  const unique = (entries: [Loose, string][], fields: string[], path: string[], what: string) => {
    const seen = new Map<string, string>();
    for (const [entry, index] of entries) {
      const values = fields.map((field) => entry[field]);
      if (values.some((value) => typeof value !== 'string')) continue;
      const joined = JSON.stringify(values);
      const first = seen.get(joined);
      const at = [...path, index, ...(fields.length === 1 ? fields : [])];
      if (first === undefined) seen.set(joined, index);
      else report(at, `must be unique; ${what} ${values.map(showValue).join(', ')} stands at ${first} already`);
    }
  };

  const story = isObject(input.story) ? input.story : {};
  const listed = listOf(story.themes, LIMITS.themes);
  const themes = new Set(listed);
  const known = [...themes].map(showValue).join(', ');
  listed.forEach((theme, index) => {
    if (typeof theme === 'string' && listed.indexOf(theme) !== index)
      report(['story', 'themes', String(index)], `must be unique; theme ${showValue(theme)} stands there already`);
  });

  const checkWeights = (value: unknown, path: string[]) => {
    if (!Array.isArray(value) || isTooLong(value, LIMITS.themes)) return;
    const entries = objectsIn(value, LIMITS.themes);
    unique(entries, ['theme'], path, 'theme');
    for (const [entry, index] of entries)
      if (typeof entry.theme === 'string' && !themes.has(entry.theme) && !isTooLong(story.themes, LIMITS.themes))
        report(
          [...path, index, 'theme'],
          `must be one of the story’s themes (${known}); got ${showValue(entry.theme)}`,
        );
    if (!entries.some(([entry]) => isPositive(entry.weight)))
      report(path, 'must have a weight above 0 for at least one theme');
  };
  checkWeights(story.promise, ['story', 'promise']);

  const personas = objectsIn(input.personas, LIMITS.personas);
  unique(personas, ['key'], ['personas'], 'key');
  if (personas.length > 0 && !personas.some(([persona]) => isPositive(persona.share)))
    report(['personas'], 'must have a share above 0 for at least one persona');
  for (const [persona, index] of personas) {
    unique(objectsIn(persona.affinity, CHANNELS.length), ['channel'], ['personas', index, 'affinity'], 'channel');
    if (isObject(persona.intents) && !Object.values(persona.intents).some(isPositive))
      report(['personas', index, 'intents'], 'must have a weight above 0 for at least one intent');
  }

  const touchpoints = objectsIn(input.touchpoints, LIMITS.touchpoints);
  unique(touchpoints, ['key'], ['touchpoints'], 'key');
  for (const [touchpoint, index] of touchpoints) {
    const path = ['touchpoints', index];
    checkWeights(touchpoint.telling, [...path, 'telling']);
    unique(objectsIn(touchpoint.potholes, POTHOLE_KINDS.length), ['kind'], [...path, 'potholes'], 'kind');
    unique(objectsIn(touchpoint.care, CARE_KINDS.length), ['kind'], [...path, 'care'], 'kind');
    if (isObject(touchpoint.push)) checkPush(touchpoint.push, [...path, 'push'], report);
    const goal = touchpoint.goal ?? 'NONE';
    if (touchpoint.owner === 'COMPETITOR' && goal !== 'NONE' && goal !== 'BUY')
      report([...path, 'goal'], `must be NONE or BUY at a COMPETITOR; got ${showValue(goal)}`);
  }

  const keys = new Set(touchpoints.map(([touchpoint]) => touchpoint.key));
  const links = objectsIn(input.links, LIMITS.links);
  unique(links, ['from', 'to', 'on'], ['links'], 'link');
  for (const [link, index] of links)
    for (const end of ['from', 'to'])
      if (typeof link[end] === 'string' && !keys.has(link[end]) && !isTooLong(input.touchpoints, LIMITS.touchpoints))
        report(['links', index, end], `must be the key of a touchpoint; got ${showValue(link[end])}`);

  return issues;
}

function checkPush(push: Loose, path: string[], report: (path: string[], message: string) => void): void {
  const hasDays = push.days !== undefined && push.days !== null;
  const hasRate = push.perDay !== undefined && push.perDay !== null;
  if (hasDays === hasRate) report(path, `must have either days or perDay; got ${hasDays ? 'both' : 'neither'}`);
  if (!Array.isArray(push.days)) return;
  if (push.days.length === 0) report([...path, 'days'], 'must have at least one day');
  const days = listOf(push.days, LIMITS.pushDays);
  days.forEach((day, index) => {
    const before = days[index - 1];
    if (typeof day === 'number' && typeof before === 'number' && day <= before)
      report([...path, 'days', String(index)], `must come after ${before}, the day before it in the list; got ${day}`);
  });
}

/** The parts of a filled-in design that warnings look at. */
interface Outline {
  readonly touchpoints: readonly {
    readonly key: string;
    readonly owner: string;
    readonly push: unknown;
    readonly pull: number;
  }[];
  readonly links: readonly { readonly from: string; readonly to: string; readonly delayDays: number }[];
}

/** What will run but may not be meant. */
export function findWarnings(design: Outline): Issue[] {
  const warnings: Issue[] = [];
  const immediate = design.links.filter((link) => link.delayDays === 0);
  for (const circle of findCircles(immediate.map((link) => [link.from, link.to])))
    warnings.push({
      path: ['links'],
      message: `links without delay run in a circle (${circle.join(' → ')}): at most 25 follow-ups happen at one instant`,
    });
  const owner = new Map(design.touchpoints.map((touchpoint) => [touchpoint.key, touchpoint.owner]));
  design.links.forEach((link, index) => {
    if (owner.get(link.from) === 'COMPETITOR')
      warnings.push({
        path: ['links', String(index), 'from'],
        message: `links from a COMPETITOR never fire: ${link.from}`,
      });
  });
  const targets = new Set(design.links.map((link) => link.to));
  design.touchpoints.forEach((touchpoint, index) => {
    if (!touchpoint.push && touchpoint.pull === 0 && !targets.has(touchpoint.key))
      warnings.push({
        path: ['touchpoints', String(index)],
        message: `nobody can meet ${touchpoint.key}: it has no push, no pull and no link leads to it`,
      });
  });
  return warnings;
}

/** One circle for each strongly connected part that has one, as its keys in sorted order of entry. */
function findCircles(edges: [string, string][]): string[][] {
  const next = new Map<string, string[]>();
  for (const [from, to] of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const circles: string[][] = [];
  const done = new Set<string>();
  const visit = (key: string, trail: string[]): void => {
    const start = trail.indexOf(key);
    if (start >= 0) {
      circles.push([...trail.slice(start), key]);
      return;
    }
    if (done.has(key)) return;
    for (const to of next.get(key) ?? []) visit(to, [...trail, key]);
    done.add(key);
  };
  for (const key of [...next.keys()].sort()) visit(key, []);
  return circles;
}
