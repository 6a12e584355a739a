import { Copy, Download, EllipsisVertical, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { refresh } from '../../api/cache.ts';
import { succeeded } from '../../api/failures.ts';
import { request } from '../../api/request.ts';
import { formatMoment, touchpointsOf } from '../../format.ts';
import { keyWith, nameWith } from '../../names.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { save } from '../../parts/files.ts';
import { Menu } from '../../parts/Menu.tsx';
import { Problem } from '../../parts/States.tsx';
import { fetchFile, importFile } from './file.ts';
import { JourneyDeleteDocument, type JourneyCardFragment } from './journeys.generated.ts';
import { PlanPicture } from './PlanPicture.tsx';
import css from './journeys.module.css';

export function JourneyCard({ design }: { design: JourneyCardFragment }) {
  const navigate = useNavigate();
  const [deleting, setDeleting] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { id, key, name, description, touchpoints } = design;
  const perform = (work: () => Promise<unknown>) => {
    setError(null);
    work().catch(setError);
  };
  const exportIt = async () =>
    save(`${key}.json`, `${JSON.stringify(await fetchFile(id), null, 2)}\n`, 'application/json');
  const duplicate = async () => {
    const { design: content, scenarios } = await fetchFile(id);
    const copy = { design: { ...(content as object), name: nameWith(name, ' (copy)') }, scenarios };
    const created = await importFile(copy, keyWith(key, '-copy'));
    await navigate(`/designs/${created.key}/plan`);
  };
  const remove = async () => {
    succeeded((await request(JourneyDeleteDocument, { id })).deleteDesign, 'DeleteDesignSuccess');
    // The card goes with it: as long as the dialog is open, the focus has somewhere to go from.
    await refresh('Journeys');
    setDeleting(false);
  };
  return (
    <article className={`panel ${css.card}`}>
      <Link to={`/designs/${key}/plan`} className={css.picture} tabIndex={-1} aria-hidden>
        <PlanPicture design={design} />
      </Link>
      <div className={css.words}>
        <div className={css.title}>
          <h2>
            <Link to={`/designs/${key}/plan`}>{name}</Link>
          </h2>
          <Menu
            items={[
              { label: 'Duplicate', icon: <Copy />, onPick: () => perform(duplicate) },
              { label: 'Export as JSON', icon: <Download />, onPick: () => perform(exportIt) },
              { label: 'Delete', icon: <Trash2 />, danger: true, onPick: () => setDeleting(true) },
            ]}
          >
            <Button look="quiet" icon={<EllipsisVertical />} iconOnly>
              {`More for ${name}`}
            </Button>
          </Menu>
        </div>
        <p className={`soft ${css.description}`}>{description || 'No description yet.'}</p>
        <p className={css.facts}>
          {touchpointsOf(touchpoints.length)} · revision {design.revision} · saved {formatMoment(design.updatedAt)}
        </p>
        {!deleting && <Problem error={error} />}
      </div>
      <Dialog
        open={deleting}
        onClose={() => setDeleting(false)}
        title={`Delete “${name}”?`}
        text="The journey and its scenarios leave the lists. Studies that ran on it stay readable. Export it first if you may want it back."
        actions={
          <>
            <Button onClick={() => perform(exportIt)}>Export first</Button>
            <Button look="danger" onClick={() => perform(remove)}>
              Delete
            </Button>
          </>
        }
      >
        <Problem error={error} />
      </Dialog>
    </article>
  );
}
