/** All journeys as cards; new ones from nothing, from an example or from a file. */
import { FileUp, Plus } from 'lucide-react';
import { useRef, useState, type DragEvent } from 'react';
import { usePages } from '../../api/cache.ts';
import { Asked } from '../../parts/Asked.tsx';
import { Button } from '../../parts/Button.tsx';
import { TextField } from '../../parts/Field.tsx';
import { Empty, Problem } from '../../parts/States.tsx';
import { setIn, useSearch } from '../../parts/useSearch.ts';
import { useTitle } from '../../shell/useTitle.ts';
import { ImportFile } from './ImportFile.tsx';
import { JourneyCard } from './JourneyCard.tsx';
import { JourneysDocument } from './journeys.generated.ts';
import { NewJourney } from './NewJourney.tsx';
import css from './journeys.module.css';

export function View() {
  useTitle('Journeys');
  const [address, setAddress] = useSearch();
  const search = address.get('search') ?? '';
  const asked = usePages(JourneysDocument, { search }, ({ designs }) => designs.pageInfo);
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
        {({ pages }) =>
          pages[0].designs.nodes.length > 0 ? (
            <>
              <ul className={css.cards}>
                {pages
                  .flatMap(({ designs }) => designs.nodes)
                  .map((design) => (
                    <li key={design.id}>
                      <JourneyCard design={design} />
                    </li>
                  ))}
              </ul>
              {asked.hasNextPage && (
                <div className="row">
                  <Button busy={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
                    Show more of {pages[0].designs.totalCount}
                  </Button>
                </div>
              )}
              {asked.isFetchNextPageError && <Problem error={asked.error} />}
            </>
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
