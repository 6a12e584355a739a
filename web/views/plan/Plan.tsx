/** The plan with all that belongs to it: saving, tools, the canvas, the side panel, problems and warnings. */
import { PanelRightClose, PanelRightOpen, Plus } from 'lucide-react';
import { useCallback, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import { refresh, useAsked } from '../../api/cache.ts';
import { Button } from '../../parts/Button.tsx';
import { Figure } from '../../parts/Figure.tsx';
import { Empty } from '../../parts/States.tsx';
import { Canvas } from './board/Canvas.tsx';
import { spreadPlan } from './board/spread.ts';
import { Legend } from './board/Legend.tsx';
import { Announcer } from './board/Announcer.tsx';
import { Toolbar } from './board/Toolbar.tsx';
import { nodeOf, useKeys } from './board/useKeys.ts';
import { Dialogs } from './dialogs/Dialogs.tsx';
import { openDialog } from './dialogs/open.ts';
import { currentDraft, useDraft, useIsReadOnly } from './draft.ts';
import { IssueList, Warnings } from './IssueList.tsx';
import { Panel } from './panel/Panel.tsx';
import { PlanParametersDocument, type PlanDesignQuery } from './plan.generated.ts';
import { tableOf } from './planTable.tsx';
import { ConflictDialog } from './saving/ConflictDialog.tsx';
import { NoRevision, OldRevision } from './saving/OldRevision.tsx';
import { SaveBar } from './saving/SaveBar.tsx';
import { saveDraft, takeBack, useSaving } from './saving/saving.ts';
import { useRevisionInAddress, useSelectionInAddress } from './useAddress.ts';
import css from './Plan.module.css';

/** How far a telling may be from the promise while it is not known what the model says. */
const USUAL_TOLERANCE = 0.2;

export function Plan({ saved }: { saved: NonNullable<PlanDesignQuery['design']> }) {
  const { id, revision, warnings } = saved;
  const design = useDraft((draft) => draft.design);
  const aside = useDraft((draft) => draft.aside);
  const base = useDraft((draft) => draft.revision);
  const conflict = useSaving((saving) => saving.conflict);
  const parameters = useAsked(PlanParametersDocument, {}, { forever: true }).data?.parameters;
  const tolerance = parameters?.find(({ name }) => name === 'tolerance')?.default ?? USUAL_TOLERANCE;
  const [hasPanel, setPanel] = useState(true);
  const panel = useRef<HTMLElement>(null);
  const table = useMemo(() => tableOf(design, tolerance), [design, tolerance]);
  const goTo = useGoTo(saved.key);
  const save = useCallback((over?: number) => void saveDraft(over).then(goTo), [goTo]);
  const saveNow = useCallback(() => save(), [save]);
  const toPanel = useCallback(() => focusFirst(panel.current), []);
  useSelectionInAddress();
  const { leave, missing } = useRevisionInAddress(id);
  useKeys({ save: saveNow, toPanel });

  return (
    <div className={`stack ${css.plan}`}>
      {aside ? (
        <OldRevision
          number={aside.number}
          onLeave={leave}
          onTakeBack={() => {
            takeBack();
            leave();
          }}
        />
      ) : (
        <SaveBar newest={revision} onSave={saveNow} onSavedAsNew={(key) => void goTo(key)} />
      )}
      {missing !== null && <NoRevision said={missing} onLeave={leave} />}
      <IssueList />
      <div className={css.columns} data-panel={hasPanel}>
        <Figure
          title="The plan"
          text="Drag from the right edge of one touchpoint to another to say what comes next."
          source={{ design: design.name, revision: aside?.number ?? base }}
          data={table}
          controls={<Toolbar />}
          spread={spreadPlan}
        >
          <Canvas tolerance={tolerance}>
            <Start />
          </Canvas>
          <Legend />
          <Announcer />
        </Figure>
        <div className={css.side}>
          <Button
            className={css.toggle}
            look="quiet"
            icon={hasPanel ? <PanelRightClose /> : <PanelRightOpen />}
            iconOnly
            aria-expanded={hasPanel}
            onClick={() => setPanel(!hasPanel)}
          >
            {hasPanel ? 'Hide the side panel' : 'Show the side panel'}
          </Button>
          {hasPanel && (
            <section ref={panel} aria-label="Side panel" className={css.panel} onKeyDown={backToCanvas}>
              <Panel />
            </section>
          )}
        </div>
      </div>
      {!aside && <Warnings warnings={warnings} />}
      <Dialogs />
      {conflict && (
        <ConflictDialog
          conflict={conflict}
          onKeepMine={() => save(conflict.revision)}
          onSaved={(key) => void goTo(key)}
        />
      )}
    </div>
  );
}

/** Shows what has been saved: at another address, if the design has another key now. */
function useGoTo(key: string): (saved: string | null) => Promise<void> {
  const navigate = useNavigate();
  return useCallback(
    async (saved) => {
      if (saved === null) return;
      if (saved !== key) await navigate(`/designs/${saved}/plan`, { replace: true });
      await refresh();
    },
    [key, navigate],
  );
}

/** To the first field, or to the first thing at all that can be done there. */
function focusFirst(panel: HTMLElement | null): void {
  const field = panel?.querySelector<HTMLElement>('input, select, textarea');
  (field ?? panel?.querySelector<HTMLElement>('button'))?.focus();
}

function backToCanvas(event: KeyboardEvent): void {
  const { selection } = currentDraft();
  if (event.key !== 'Escape' || event.defaultPrevented) return;
  event.preventDefault();
  const node = selection?.kind === 'touchpoint' ? nodeOf(selection.key) : null;
  (node ?? document.querySelector<HTMLElement>('.react-flow'))?.focus();
}

/** What to do first in a design that is nearly empty. */
function Start() {
  const { touchpoints, links } = useDraft((draft) => draft.design);
  const isReadOnly = useIsReadOnly();
  if (isReadOnly || touchpoints.length > 2 || (links && links.length > 0)) return null;
  const isEmpty = touchpoints.length === 0;
  return (
    <div className={css.start} data-empty={isEmpty} data-no-picture>
      <Empty
        title={isEmpty ? 'Where do buyers meet your story?' : 'What comes next?'}
        text={
          isEmpty
            ? 'Add the first touchpoint: an e-mail, a website, what a friend says.'
            : 'Add more touchpoints, then drag from the dot at the right edge of one to another, or press C.'
        }
      >
        <Button look="primary" icon={<Plus />} onClick={() => openDialog('add')}>
          Add touchpoint
        </Button>
      </Empty>
    </div>
  );
}
