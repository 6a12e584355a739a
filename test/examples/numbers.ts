/** Every number that an example's file sets, with where it stands, so that its origin can be looked for on the page. */
import type { ExampleFile } from '../../src/db/exampleFiles.ts';

export interface NumberSet {
  /** `story`, `links`, the key of a persona or touchpoint, or the name of a scenario. */
  readonly where: string;
  /** The innermost named field that says what the number is. */
  readonly field: string;
  readonly value: number;
}

/** Fields whose numbers are known by the field's own name rather than by a name inside. */
const WHOLE = ['promise', 'telling', 'intents', 'affinity', 'potholes', 'care', 'days'];
/** Changes whose numbers are known by another name. */
const RENAMED: Readonly<Record<string, string>> = {
  setTelling: 'telling',
  addCare: 'care',
  repairPothole: 'repairPothole',
};

export function numbersIn(file: ExampleFile): NumberSet[] {
  const found: NumberSet[] = [];
  const walk = (value: unknown, where: string, field: string, fixed: boolean): void => {
    if (typeof value === 'number') found.push({ where, field, value });
    else if (Array.isArray(value)) for (const entry of value) walk(entry, where, field, fixed);
    else if (typeof value === 'object' && value !== null)
      for (const [name, entry] of Object.entries(value)) {
        const known = RENAMED[name] ?? name;
        const isWhole = WHOLE.includes(name) || name in RENAMED;
        walk(entry, where, fixed ? field : known, fixed || isWhole);
      }
  };
  const design = file.design as Record<string, unknown>;
  walk(design.story, 'story', '', false);
  walk(design.links, 'links', '', false);
  for (const list of [design.personas, design.touchpoints])
    for (const entry of list as { key: string }[]) walk(entry, entry.key, '', false);
  for (const { name, changes, environment } of file.scenarios) {
    walk(changes, name, '', false);
    walk(environment, name, '', false);
  }
  return found;
}
