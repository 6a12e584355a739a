/** All journeys as cards; new ones from nothing, from an example or from a file. */
import { FileUp, Plus } from 'lucide-react';
import { useRef, useState, type DragEvent } from 'react';
import { request } from '../../api/request.ts';
import { asking, cache, useAsked } from '../../api/cache.ts';
import { Asked } from '../../parts/Asked.tsx';
import { Button } from '../../parts/Button.tsx';
import { TextField } from '../../parts/Field.tsx';
import { Empty } from '../../parts/States.tsx';
import { setIn, useSearch } from '../../parts/useSearch.ts';
import { useTitle } from '../../shell/useTitle.ts';
import { ImportFile } from './ImportFile.tsx';
import { JourneyCard } from './JourneyCard.tsx';
import { JourneysDocument, type JourneysQuery } from './journeys.generated.ts';
import { NewJourney } from './NewJourney.tsx';
import css from './journeys.module.css';

export function View() {
  useTitle('Journeys');
  const [address, setAddress] = useSearch();
  const search = address.get('search') ?? '';
  const asked = useAsked(JourneysDocument, { search, after: null }, { keep: true });
  const [creating, setCreating] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const [dragging, setDragging] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setDragging(false);
    setFile(event.dataTransfer.files.item(0));
  };
  return (
    <div
      className="stack"
      data-dragging={dragging}
      onDragOver={(event) => {
        event.preventDefault();
        setDragging(true);
      }}
      onDragLeave={() => setDragging(false)}
      onDrop={drop}
    >
      <header className={css.head}>
        <div>
          <h1>Journeys</h1>
          <p className="soft">What you plan for buyers. Open one to see how they really travel.</p>
        </div>
        <div className="row">
          <Button icon={<FileUp />} onClick={() => picker.current?.click()}>
            Import
          </Button>
          <input
            ref={picker}
            type="file"
            accept=".json,application/json"
            hidden
            aria-label="File to import"
            onChange={({ target }) => {
              setFile(target.files?.item(0) ?? null);
              target.value = '';
            }}
          />
          <Button look="primary" icon={<Plus />} onClick={() => setCreating(true)}>
            New journey
          </Button>
        </div>
      </header>
      <div className={css.search}>
        <TextField
          label="Search"
          type="search"
          value={search}
          placeholder="Name or key"
          onChange={({ target }) => setAddress(setIn({ search: target.value || null }), { replace: true })}
        />
      </div>
      <Asked of={asked} what="the journeys">
        {({ designs }) =>
          designs.nodes.length > 0 ? (
            <Cards key={search} first={designs} search={search} />
          ) : search ? (
            <Empty title="No journey is called so" text={`Nothing matches “${search}”.`}>
              <Button onClick={() => setAddress(setIn({ search: null }))}>Show all</Button>
            </Empty>
          ) : (
            <Empty title="No journeys yet" text="Draw one from nothing, start from an example, or import a file.">
              <Button look="primary" icon={<Plus />} onClick={() => setCreating(true)}>
                New journey
              </Button>
            </Empty>
          )
        }
      </Asked>
      {creating && <NewJourney onClose={() => setCreating(false)} />}
      {file && <ImportFile file={file} onClose={() => setFile(null)} />}
    </div>
  );
}

type Page = JourneysQuery['designs'];

/** The first page, and those that were asked for after it. */
function Cards({ first, search }: { first: Page; search: string }) {
  const [more, setMore] = useState<readonly Page[]>([]);
  const [busy, setBusy] = useState(false);
  const pages = [first, ...more];
  const { pageInfo } = pages[pages.length - 1];
  const onward = async () => {
    setBusy(true);
    const variables = { search, after: pageInfo.endCursor };
    const { designs } = await cache
      .fetchQuery({ ...asking(JourneysDocument, variables), queryFn: () => request(JourneysDocument, variables) })
      .finally(() => setBusy(false));
    setMore([...more, designs]);
  };
  return (
    <>
      <ul className={css.cards}>
        {pages
          .flatMap(({ nodes }) => nodes)
          .map((design) => (
            <li key={design.id}>
              <JourneyCard design={design} />
            </li>
          ))}
      </ul>
      {pageInfo.hasNextPage && (
        <div className="row">
          <Button busy={busy} onClick={() => void onward()}>
            Show more of {first.totalCount}
          </Button>
        </div>
      )}
    </>
  );
}
