/** Somebody saved meanwhile: what they did, what was done here, and three ways on, none of which loses anything. */
import { useMemo, useState } from 'react';
import { Button } from '../../../parts/Button.tsx';
import { Dialog } from '../../../parts/Dialog.tsx';
import { Problem } from '../../../parts/States.tsx';
import { Table, type Column } from '../../../parts/Table.tsx';
import { useDraft } from '../draft.ts';
import { compareSides, type Difference, type TwoSided } from './difference.ts';
import { SaveAsNew } from './SaveAsNew.tsx';
import { leaveConflict, takeTheirs, useSaving, type Conflict } from './saving.ts';
import css from './ConflictDialog.module.css';

const describe = (difference: Difference | undefined): string => {
  if (!difference) return '–';
  return difference.how === 'changed' ? `changed: ${difference.fields.join(', ')}` : difference.how;
};

export function ConflictDialog({
  conflict,
  onKeepMine,
  onSaved,
}: {
  conflict: Conflict;
  onKeepMine: () => void;
  onSaved: (key: string) => void;
}) {
  const { revision, theirs } = conflict;
  const design = useDraft((draft) => draft.design);
  const saved = useDraft((draft) => draft.saved);
  const base = useDraft((draft) => draft.revision);
  const { isBusy, error } = useSaving();
  const [isNew, setNew] = useState(false);
  const rows = useMemo(() => compareSides(saved, theirs, design), [saved, theirs, design]);
  const both = rows.filter((row) => row.theirs && row.mine).length;
  return (
    <Dialog
      title={`Somebody saved revision ${revision} meanwhile`}
      text={`Your changes start from revision ${base}. Choose what becomes of the two; nothing is lost whichever you choose.`}
      open
      onClose={leaveConflict}
    >
      <Table<TwoSided> caption="What differs" rows={rows} rowKey={({ id }) => id} columns={columnsFor(revision)} />
      <p className="soft small">
        {both === 0
          ? 'No part was changed by both.'
          : `${both === 1 ? 'One part was' : `${both} parts were`} changed by both: there only one version can stand.`}
      </p>
      <Problem error={isNew ? null : error} />
      {isNew ? (
        <SaveAsNew onSaved={onSaved} onBack={() => setNew(false)} />
      ) : (
        <ul className={css.ways}>
          <li>
            <Button look="primary" busy={isBusy} onClick={onKeepMine}>
              Keep mine
            </Button>
            <span>
              Saves yours as revision {revision + 1}. Theirs stays readable as revision {revision}.
            </span>
          </li>
          <li>
            <Button disabled={isBusy} onClick={() => takeTheirs(conflict)}>
              Take theirs
            </Button>
            <span>Downloads yours as a file first, then goes on from revision {revision}.</span>
          </li>
          <li>
            <Button disabled={isBusy} onClick={() => setNew(true)}>
              Save mine as a new journey
            </Button>
            <span>Both go on, under different names.</span>
          </li>
        </ul>
      )}
    </Dialog>
  );
}

const columnsFor = (revision: number): Column<TwoSided>[] => [
  {
    name: 'What',
    cell: ({ part, name }) => (
      <>
        {name} <span className={css.part}>{part.toLowerCase()}</span>
      </>
    ),
  },
  { name: `Theirs (revision ${revision})`, cell: ({ theirs }) => describe(theirs) },
  { name: 'Yours', cell: ({ mine }) => describe(mine) },
];
