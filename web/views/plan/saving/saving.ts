/** Saving the draft as the next revision, and what comes in its way. */
import { create } from 'zustand';
import { Refusal, succeeded } from '../../../api/failures.ts';
import { request } from '../../../api/request.ts';
import type { DesignInput } from '../../../generated/schema.ts';
import { fileName, save as saveFile } from '../../../parts/files.ts';
import { currentDraft, lookAway, rebase, replace, write } from '../draft.ts';
import { setIssues } from '../issues.ts';
import { PlanDesignDocument, PlanSaveAsNewDocument, PlanSaveDocument } from '../plan.generated.ts';
import { typedKey } from '../typedKey.ts';

/** Somebody saved a revision meanwhile. */
export interface Conflict {
  readonly revision: number;
  readonly theirs: DesignInput;
}

interface Saving {
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly conflict: Conflict | null;
  /** It was not saved, for what is typed is no key. */
  readonly isKeyRefused: boolean;
}

const CALM: Saving = { isBusy: false, error: null, conflict: null, isKeyRefused: false };

export const useSaving = create<Saving>(() => CALM);
const { setState: tell } = useSaving;

export const forgetError = (): void => tell({ error: null });
/** The draft stays as it is, and as far behind. */
export const leaveConflict = (): void => tell({ conflict: null });
export const resetSaving = (): void => tell(CALM);

/** Does something with the server while the view says that it is busy; what goes wrong is shown there. Null when it went wrong. */
async function busily<Result>(work: () => Promise<Result>): Promise<Result | null> {
  tell({ isBusy: true, error: null, isKeyRefused: false });
  try {
    return await work();
  } catch (error) {
    tell({ error });
    return null;
  } finally {
    tell({ isBusy: false });
  }
}

/** Saves the draft over the revision that it started from, or over another one; gives the design's key if it is saved. */
export async function saveDraft(over: number = currentDraft().revision): Promise<string | null> {
  if (currentDraft().aside || useSaving.getState().isBusy) return null;
  const typed = typedKey();
  if (typed?.problem !== undefined) {
    tell({ isKeyRefused: true });
    return null;
  }
  typed?.takeOver();
  const { designId: id, design: sent } = currentDraft();
  return busily(async () => {
    const { updateDesign } = await request(PlanSaveDocument, { id, expectedRevision: over, input: sent });
    try {
      const { design } = succeeded(updateDesign, 'UpdateDesignSuccess');
      setIssues([], sent);
      tell({ conflict: null });
      if (currentDraft().designId === id) rebase(sent, design.revision);
      return design.key;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code === 'NOT_FOUND') throw deleted();
      setIssues(error.issues, sent);
      if (error.currentRevision === undefined) throw error;
      tell({ conflict: await theirsOf(id) });
      return null;
    }
  });
}

const deleted = () => new Refusal({ code: 'NOT_FOUND', message: 'The journey has been deleted meanwhile.' });

async function theirsOf(id: string): Promise<Conflict> {
  const { design } = await request(PlanDesignDocument, { id });
  if (!design) throw deleted();
  return { revision: design.revision, theirs: design.export as DesignInput };
}

/** Saves the draft as a design of its own; gives its key. The design that it came from is open as saved again. */
export const saveAsNew = (key: string, name: string): Promise<string | null> =>
  busily(async () => {
    const { design, saved, revision } = currentDraft();
    const { createDesign } = await request(PlanSaveAsNewDocument, { input: { ...design, key, name } });
    const created = succeeded(createDesign, 'CreateDesignSuccess').design;
    const { conflict } = useSaving.getState();
    replace(conflict?.theirs ?? saved, conflict?.revision ?? revision);
    tell({ conflict: null });
    return created.key;
  });

/** Hands the draft to the reader as a file, and goes on with what the others have saved. */
export function takeTheirs({ revision, theirs }: Conflict): void {
  download();
  replace(theirs, revision);
  tell({ conflict: null });
}

/** The draft as a file that can be imported. */
export function download(): void {
  const { design } = currentDraft();
  const text = JSON.stringify({ design, scenarios: [] }, null, 2);
  saveFile(`${fileName(design.key)}-my-draft.json`, text, 'application/json');
}

/** Puts an old revision into the draft, as a change that can be undone; it is saved only when somebody saves it. */
export function takeBack(): void {
  const { aside, design: old } = currentDraft();
  if (!aside) return;
  lookAway();
  // It may have had another key then; the address is that of today.
  write({ ...old, key: currentDraft().design.key });
}
