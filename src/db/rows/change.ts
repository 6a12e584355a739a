/** A scenario's changes as rows and back. */
import type { Change, ChangeKind } from '../../simulation/change.ts';
import type { Prisma } from '../generated/client.ts';
import { newId } from '../id.ts';
import { linkRow, readLink, saveLinks } from './link.ts';
import { addPersona, noPersonaRows, readPersona, savePersonas, type PersonaRows } from './persona.ts';
import {
  addTouchpoint,
  noTouchpointRows,
  readTouchpoint,
  readWholeTouchpoint,
  saveTouchpoints,
  touchpointParts,
  type TouchpointRows,
} from './touchpoint.ts';
import type { Sparse } from './written.ts';

/** What has to be loaded with a change to have all of it. */
export const changeParts = {
  ofTouchpoint: { include: touchpointParts },
  ofPersona: true,
  ofLink: true,
} as const satisfies Prisma.ScenarioChangeInclude;

export type ChangeRow = Prisma.ScenarioChangeGetPayload<{ include: typeof changeParts }>;

interface Rows extends TouchpointRows, PersonaRows {
  readonly links: Prisma.LinkCreateManyInput[];
}

type Fields<Kind extends ChangeKind> = Sparse<Extract<Change, Record<Kind, unknown>>[Kind]>;
type Columns = Omit<Prisma.ScenarioChangeCreateManyInput, 'id' | 'scenarioId' | 'position' | 'kind'>;

/** How one kind of change is kept: `write` gives its columns and adds its other rows, `read` gives back what was written. */
interface Form<Kind extends ChangeKind> {
  write(fields: Fields<Kind>, rows: Rows, owner: { changeId: string }): Columns;
  read(row: ChangeRow): Fields<Kind>;
}

const forms: { readonly [Kind in ChangeKind]: Form<Kind> } = {
  setTouchpoint: {
    write(fields, rows, owner) {
      addTouchpoint(rows, fields, owner, 0);
      return {};
    },
    read: (row) => readTouchpoint(present(row, 'ofTouchpoint')),
  },
  addTouchpoint: {
    write(fields, rows, owner) {
      addTouchpoint(rows, fields, owner, 0);
      return {};
    },
    read: (row) => readWholeTouchpoint(present(row, 'ofTouchpoint')),
  },
  removeTouchpoint: {
    write: ({ key }) => ({ touchpoint: key }),
    read: (row) => ({ key: present(row, 'touchpoint') }),
  },
  repairPothole: {
    write: ({ touchpoint, kind, by }) => ({ touchpoint, potholeKind: kind, by }),
    read: (row) => ({
      touchpoint: present(row, 'touchpoint'),
      kind: present(row, 'potholeKind'),
      by: present(row, 'by'),
    }),
  },
  addCare: {
    write: ({ touchpoint, kind, strength }) => ({ touchpoint, careKind: kind, strength }),
    read: (row) => ({
      touchpoint: present(row, 'touchpoint'),
      kind: present(row, 'careKind'),
      strength: present(row, 'strength'),
    }),
  },
  alignStory: {
    write: ({ level }) => ({ level }),
    read: (row) => ({ level: present(row, 'level') }),
  },
  setTelling: {
    write({ touchpoint, telling }, rows, owner) {
      addTouchpoint(rows, { key: touchpoint, telling }, owner, 0);
      return {};
    },
    read(row) {
      const { key, telling } = readTouchpoint(present(row, 'ofTouchpoint'));
      return { touchpoint: key, telling: telling ?? [] };
    },
  },
  setLink: {
    write(fields, rows, owner) {
      rows.links.push(linkRow(fields, owner, 0));
      return {};
    },
    read: (row) => readLink(present(row, 'ofLink')),
  },
  removeLink: {
    write(fields, rows, owner) {
      rows.links.push(linkRow(fields, owner, 0));
      return {};
    },
    read(row) {
      const { from, to, on } = present(row, 'ofLink');
      return { from, to, on };
    },
  },
  setPersona: {
    write(fields, rows, owner) {
      addPersona(rows, fields, owner, 0);
      return {};
    },
    read(row) {
      const { key, share, traits, intents } = readPersona({ ...present(row, 'ofPersona'), affinity: [] });
      return { key, ...(share !== undefined && { share }), ...(traits && { traits }), ...(intents && { intents }) };
    },
  },
  setParameter: {
    write: ({ name, value }) => ({ parameter: name, value }),
    read: (row) => ({ name: present(row, 'parameter'), value: present(row, 'value') }),
  },
};

/** A part of a row that its kind cannot do without. */
function present<Part extends keyof ChangeRow>(row: ChangeRow, part: Part): NonNullable<ChangeRow[Part]> {
  const value = row[part];
  if (value === null) throw new Error(`Change ${row.id} (${row.kind}) has no ${part}.`);
  return value;
}

/** Saves the changes of a scenario: one statement for each table, however many there are. */
export async function saveChanges(
  tx: Prisma.TransactionClient,
  scenarioId: string,
  changes: readonly Change[],
): Promise<void> {
  if (changes.length === 0) return;
  const rows: Rows = { ...noTouchpointRows(), ...noPersonaRows(), links: [] };
  const data = changes.map((change, position) => {
    const id = newId();
    const kind = Object.keys(change)[0] as ChangeKind;
    return { id, scenarioId, position, kind, ...write(kind, change, rows, { changeId: id }) };
  });
  await tx.scenarioChange.createMany({ data });
  await saveTouchpoints(tx, rows);
  await savePersonas(tx, rows);
  await saveLinks(tx, rows.links);
}

function write<Kind extends ChangeKind>(kind: Kind, change: Change, rows: Rows, owner: { changeId: string }): Columns {
  const [fields] = Object.values(change) as [Fields<Kind>];
  return forms[kind].write(fields, rows, owner);
}

/** The change as it was written. */
export function readChange(row: ChangeRow): Change {
  return { [row.kind]: forms[row.kind].read(row) } as unknown as Change;
}
