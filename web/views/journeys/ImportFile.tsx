import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { Refusal } from '../../api/failures.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { TextField } from '../../parts/Field.tsx';
import { Problem } from '../../parts/States.tsx';
import { importFile, isKeyTaken } from './file.ts';

const LARGEST = 2_000_000;

/** Imports a file and opens what was in it, or tells everything that is wrong with it. */
export function ImportFile({ file, onClose }: { file: File; onClose: () => void }) {
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>(null);
  const [content, setContent] = useState<unknown>(null);
  const [key, setKey] = useState('');
  useEffect(() => {
    let wanted = true;
    const take = async () => {
      const read = await readFile(file);
      if (!wanted) return;
      setContent(read);
      await enter(read);
    };
    const enter = async (read: unknown) => {
      const { key: saved } = await importFile(read);
      if (wanted) await navigate(`/designs/${saved}/plan`);
    };
    take().catch((reason: unknown) => wanted && setError(reason));
    return () => {
      wanted = false;
    };
  }, [file, navigate]);
  const importAs = () => {
    setError(null);
    importFile(content, key).then(({ key: saved }) => void navigate(`/designs/${saved}/plan`), setError);
  };
  const taken = isKeyTaken(error);
  return (
    <Dialog
      open
      onClose={onClose}
      title={
        error === null ? `Importing ${file.name} …` : taken ? 'That key is taken' : `${file.name} cannot be imported`
      }
      text={
        taken
          ? 'A journey of this key is here already. Give the imported one another key, and both are kept.'
          : error === null
            ? 'The file is checked as a whole before anything is saved.'
            : 'Nothing was saved. Mend the file and import it again; everything that is wrong with it stands here.'
      }
      actions={
        taken ? (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button look="primary" disabled={key === ''} onClick={importAs}>
              Import as {key || '…'}
            </Button>
          </>
        ) : (
          error !== null && <Button onClick={onClose}>Close</Button>
        )
      }
    >
      {taken ? (
        <TextField
          label="Key"
          hint="Lower-case words with hyphens; it stands in the journey’s address."
          value={key}
          onChange={({ target }) => setKey(target.value)}
        />
      ) : (
        <Problem error={error} />
      )}
    </Dialog>
  );
}

async function readFile(file: File): Promise<unknown> {
  const refuse = (message: string) => new Refusal({ code: 'INVALID_INPUT', message });
  if (file.size > LARGEST) throw refuse(`The file has ${file.size} bytes; a journey has at most ${LARGEST}.`);
  const read = await file.text();
  // What is null would not count as given.
  if (read.trim() === 'null') throw refuse('There is no journey in it: it says null.');
  try {
    return JSON.parse(read) as unknown;
  } catch (error) {
    throw refuse(`It is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
