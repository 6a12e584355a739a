/** The tables of docs/examples.md that say where the numbers of an example come from. */

export interface Origin {
  readonly where: string;
  readonly field: string;
  readonly value: number;
  /** The row's first cells, to find it by. */
  readonly row: string;
}

const ROW = /^\| (?<where>`[^|]+`) +\| (?<field>`[^|]+`) +\| (?<values>[^|]+?) +\| (?<origin>[^|]+?) +\|$/;

/** Every place, field and value that a row of the example's section stands for: all combinations. */
export function originsOf(page: string, key: string): Origin[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${key}\n`));
  if (section === undefined) throw new Error(`docs/examples.md has no section ${key}`);
  return section.split('\n').flatMap((line) => {
    const groups = ROW.exec(line)?.groups;
    if (!groups) return [];
    const names = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1]);
    const values = groups.values.split(', ').map((value) => Number(value.replace('−', '-')));
    if (values.some(Number.isNaN)) throw new Error(`values that are no numbers: ${line}`);
    const row = `${groups.where} | ${groups.field} | ${groups.values}`;
    return names(groups.where).flatMap((where) =>
      names(groups.field).flatMap((field) => values.map((value) => ({ where, field, value, row }))),
    );
  });
}
