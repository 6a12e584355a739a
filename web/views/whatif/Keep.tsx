/** What becomes of a what-if that is worth keeping: a scenario, or a comparison that settles whether it makes a difference. */
import { Save, Scale } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useEngine } from '../../api/engine.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { TextField } from '../../parts/Field.tsx';
import { Problem } from '../../parts/States.tsx';
import { useWork } from '../../parts/useWork.ts';
import { useDesign } from '../../shell/design.ts';
import type { Move } from './changes.ts';
import { keepScenario, settle, type Kept } from './keeping.ts';
import type { Saved, Scenario } from './saved.ts';
import { wordFor } from './wording.ts';

type Aim = 'save' | 'settle';
const SETTLING_BUYERS = 20_000;

export function Keep({
  saved,
  moves,
  scenarios,
  seed,
}: {
  saved: Saved;
  moves: readonly Move[];
  scenarios: readonly Scenario[];
  seed: string;
}) {
  const { id: designId, key } = useDesign();
  const engine = useEngine();
  const navigate = useNavigate();
  const [aim, setAim] = useState<Aim | null>(null);
  const [name, setName] = useState('');
  const [buyers, setBuyers] = useState(String(SETTLING_BUYERS));
  const { busy, error, perform, forget } = useWork();
  const [kept, setKept] = useState<Kept | null>(null);
  /** Saved already, when only the comparison could not start: it is not saved twice. */
  const [made, setMade] = useState<Kept | null>(null);
  const longest = engine?.limits.nameLength ?? 200;
  const open = (next: Aim) => {
    forget();
    setMade(null);
    setName(`What if: ${moves.map((move) => wordFor(move, saved)).join(', ')}`.slice(0, longest));
    setAim(next);
  };
  const done = () =>
    perform(async () => {
      const scenario = made ?? (await keepScenario({ designId, name, saved, moves }));
      setMade(scenario);
      if (aim === 'settle') {
        const id = await settle({ designId, saved, scenarios, scenario, buyers: Number(buyers), seed });
        await navigate(`/designs/${key}/compare?comparison=${id}`);
      } else {
        setKept(scenario);
        setAim(null);
      }
    });
  return (
    <>
      <Button look="primary" icon={<Scale />} onClick={() => open('settle')}>
        Settle it
      </Button>
      <Button icon={<Save />} onClick={() => open('save')}>
        Save as scenario
      </Button>
      {kept && (
        <span role="status">
          Saved. <Link to={`/designs/${key}/what-if?scenario=${kept.id}`}>Go on from “{kept.name}”</Link>
        </span>
      )}
      <Dialog
        title={aim === 'settle' ? 'Settle it' : 'Save as scenario'}
        text={
          aim === 'settle'
            ? 'Saves what has moved as a scenario and lets many buyers live under both, before and now, each with the same luck. The comparison says how large the difference is, with its own interval.'
            : 'Keeps what has moved as a scenario of this journey. The journey itself stays as it is.'
        }
        open={aim !== null}
        onClose={() => setAim(null)}
        actions={
          <>
            <Button onClick={() => setAim(null)}>Cancel</Button>
            <Button look="primary" busy={busy} disabled={name.trim() === ''} onClick={() => void done()}>
              {aim === 'settle' ? 'Save and compare' : 'Save'}
            </Button>
          </>
        }
      >
        <TextField
          label="Name of the scenario"
          value={name}
          maxLength={longest}
          onChange={({ target }) => {
            setName(target.value);
            setMade(null);
          }}
        />
        {aim === 'settle' && (
          <TextField
            label="Buyers"
            type="number"
            min={1}
            step={1}
            value={buyers}
            onChange={({ target }) => setBuyers(target.value)}
          />
        )}
        <Problem error={error} />
      </Dialog>
    </>
  );
}
