/**
 * The design as it is being drawn: a draft that starts from a saved revision, with what is selected in it, undo and redo.
 * Everything that changes the draft goes through the actions below; what the server thinks of it is in issues.ts and saving/.
 */
import { temporal } from 'zundo';
import { create, useStore } from 'zustand';
import type {
  Channel,
  DesignInput,
  LinkInput,
  PersonaInput,
  StoryInput,
  TouchpointInput,
} from '../../generated/schema.ts';
import * as edits from './edits.ts';
import { findLink, findPersona, findTouchpoint, type LinkId, type Patch } from './edits.ts';
import { forget, keep, readKept } from './kept.ts';
import { isSame } from './same.ts';

export type Selection =
  | { readonly kind: 'touchpoint'; readonly key: string }
  | ({ readonly kind: 'link' } & LinkId)
  | { readonly kind: 'persona'; readonly key: string }
  | { readonly kind: 'story' }
  | null;

export interface Draft {
  /** The design's id; empty until one is open. */
  readonly designId: string;
  readonly design: DesignInput;
  /** The revision that the draft started from, and what it says. */
  readonly revision: number;
  readonly saved: DesignInput;
  readonly selection: Selection;
  /** When the last change that is not saved was made; null when there is none. */
  readonly changedAt: string | null;
  /** Whether the browser keeps the changes until they are saved. */
  readonly isKept: boolean;
  /** An old revision that is only looked at: nothing can be changed meanwhile, and the draft waits in `aside`. */
  readonly aside: { readonly number: number; readonly design: DesignInput } | null;
}

const NOTHING: DesignInput = {
  key: '',
  name: '',
  story: { title: '', themes: [], promise: [] },
  personas: [],
  touchpoints: [],
};

/** Changes to the same field within this time are one step of undo. */
const ONE_STEP_MS = 1_000;
const STEPS = 200;

/** What the change under way is about, and what the last one was about and when it was made. */
let about: string | null = null;
let last: { readonly about: string | null; readonly at: number } = { about: null, at: 0 };

const store = create<Draft>()(
  temporal(
    (): Draft => ({
      designId: '',
      design: NOTHING,
      revision: 0,
      saved: NOTHING,
      selection: null,
      changedAt: null,
      isKept: true,
      aside: null,
    }),
    {
      partialize: ({ design, selection }) => ({ design, selection }),
      equality: (past, current) => past.design === current.design,
      limit: STEPS,
      handleSet: (remember) => (past, replace, current, delta) => {
        const at = performance.now();
        const goesOn = about !== null && about === last.about && at - last.at < ONE_STEP_MS;
        last = { about, at };
        // The step before holds what stood there when the typing began.
        if (!goesOn) (remember as (...all: unknown[]) => void)(past, replace, current, delta);
      },
    },
  ),
);

/** A part of the draft, kept up to date: `useDraft(({ design }) => design.name)`. */
export const useDraft = <Part>(select: (draft: Draft) => Part): Part => store(select);

/** The draft as it is now, outside of rendering. */
export const currentDraft = (): Draft => store.getState();
/** Calls `listener` after every change; gives what ends that. */
export const watchDraft = (listener: (now: Draft, before: Draft) => void): (() => void) => store.subscribe(listener);

/** Whether the draft says something else than the revision that it started from. */
export const useHasChanges = (): boolean => useDraft(hasChanges);
export const hasChanges = ({ design, saved, aside }: Draft): boolean => !isSame(aside?.design ?? design, saved);
/** Whether only an old revision is looked at. */
export const useIsReadOnly = (): boolean => useDraft(({ aside }) => aside !== null);

export const useCanUndo = (): boolean => useStore(store.temporal, ({ pastStates }) => pastStates.length > 0);
export const useCanRedo = (): boolean => useStore(store.temporal, ({ futureStates }) => futureStates.length > 0);

function change(what: string | null, next: (design: DesignInput) => DesignInput, selection?: Selection): void {
  if (currentDraft().aside) return;
  about = what;
  store.setState(({ design }) => ({ design: next(design), ...(selection !== undefined && { selection }) }));
  about = null;
}

const fieldsOf = (patch: object): string => Object.keys(patch).join(' ');

// --- touchpoints ---

export const updateTouchpoint = (key: string, patch: Patch<TouchpointInput>): void =>
  change(`touchpoint ${key} ${fieldsOf(patch)}`, (design) =>
    edits.changeTouchpoint(design, key, (touchpoint) => edits.patched(touchpoint, patch)),
  );

/** Puts another touchpoint in the place of one. For another key use `renameTouchpoint`. */
export const setTouchpoint = (key: string, touchpoint: TouchpointInput): void =>
  change(null, (design) => edits.changeTouchpoint(design, key, () => ({ ...touchpoint, key })));

/** Gives a touchpoint another key; its links follow. False when the key is taken or empty. */
export function renameTouchpoint(oldKey: string, newKey: string): boolean {
  const { design, selection } = currentDraft();
  if (newKey === '' || findTouchpoint(design, newKey)) return newKey === oldKey;
  change(
    'touchpoint key',
    (before) => edits.rekeyTouchpoint(before, oldKey, newKey),
    followed(selection, oldKey, newKey),
  );
  return true;
}

function followed(selection: Selection, oldKey: string, newKey: string): Selection {
  if (selection?.kind === 'touchpoint' && selection.key === oldKey) return { kind: 'touchpoint', key: newKey };
  if (selection?.kind !== 'link') return selection;
  const end = (key: string) => (key === oldKey ? newKey : key);
  return { ...selection, from: end(selection.from), to: end(selection.to) };
}

/** Adds and selects a touchpoint with nothing but a channel and a name; gives its key. */
export function addTouchpoint(channel: Channel): string {
  const touchpoint = edits.newTouchpoint(currentDraft().design, channel);
  const { key } = touchpoint;
  change(null, (design) => ({ ...design, touchpoints: [...design.touchpoints, touchpoint] }), {
    kind: 'touchpoint',
    key,
  });
  return key;
}

/** Adds and selects a copy without links; gives its key, or null if there is no such touchpoint. */
export function duplicateTouchpoint(key: string): string | null {
  const { design } = currentDraft();
  const original = findTouchpoint(design, key);
  if (!original) return null;
  const [next, copy] = edits.copyTouchpoint(design, original);
  change(null, () => next, { kind: 'touchpoint', key: copy });
  return copy;
}

/** Removes a touchpoint and its links. */
export const removeTouchpoint = (key: string): void => removeAll([key], []);

/** Removes touchpoints, their links, and further links in one step. */
export const removeAll = (touchpoints: readonly string[], links: readonly LinkId[]): void =>
  change(null, (design) => links.reduce(edits.withoutLink, touchpoints.reduce(edits.withoutTouchpoint, design)), null);

// --- links ---

/** Adds and selects a link. False when there is one from there to there on the same trigger. */
export function addLink(link: LinkInput): boolean {
  if (findLink(currentDraft().design, link)) return false;
  change(null, (design) => edits.withLink(design, link), linkSelection(link));
  return true;
}

/** Changes a link, its ends and trigger too; the selection follows. False when there is such a link already. */
export function updateLink(id: LinkId, patch: Patch<LinkInput>): boolean {
  const { design, selection } = currentDraft();
  const link = findLink(design, id);
  if (!link) return false;
  const next = edits.patched(link, patch);
  if (!edits.isLink(id)(next) && findLink(design, next)) return false;
  const isSelected = selection?.kind === 'link' && edits.isLink(id)(selection);
  change(
    `link ${id.from} ${id.to} ${id.on} ${fieldsOf(patch)}`,
    (before) => edits.changeLink(before, id, () => next),
    isSelected ? linkSelection(next) : undefined,
  );
  return true;
}

export const removeLink = (id: LinkId): void => removeAll([], [id]);

export const linkSelection = ({ from, to, on }: LinkId): Selection => ({ kind: 'link', from, to, on });

// --- personas, the story, and the design itself ---

export const updatePersona = (key: string, patch: Patch<PersonaInput>): void =>
  change(`persona ${key} ${fieldsOf(patch)}`, (design) =>
    edits.changePersona(design, key, (persona) => edits.patched(persona, patch)),
  );

/** Gives a persona another key. False when the key is taken or empty. */
export function renamePersona(oldKey: string, newKey: string): boolean {
  const { design, selection } = currentDraft();
  if (newKey === '' || findPersona(design, newKey)) return newKey === oldKey;
  change(
    'persona key',
    (before) => edits.changePersona(before, oldKey, (persona) => ({ ...persona, key: newKey })),
    selection?.kind === 'persona' && selection.key === oldKey ? { kind: 'persona', key: newKey } : undefined,
  );
  return true;
}

/** Adds and selects a persona; gives its key. */
export function addPersona(): string {
  const persona = edits.newPersona(currentDraft().design);
  const { key } = persona;
  change(null, (design) => ({ ...design, personas: [...design.personas, persona] }), { kind: 'persona', key });
  return key;
}

export const removePersona = (key: string): void => change(null, (design) => edits.withoutPersona(design, key), null);

/**
 * Changes the story. With `themes`: a theme that is left out goes out of the promise and of every telling; if just one of
 * them is called otherwise, and by a name that is not taken, it is called so there too.
 */
export const updateStory = (patch: Patch<StoryInput>): void =>
  change(`story ${fieldsOf(patch)}`, (design) => edits.changeStory(design, patch));

export const setHeader = (patch: Patch<Pick<DesignInput, 'key' | 'name' | 'description'>>): void =>
  change(`design ${fieldsOf(patch)}`, (design) => edits.patched<DesignInput>(design, patch));

// --- selection, undo and redo ---

export function select(selection: Selection): void {
  if (!isSame(selection, currentDraft().selection)) store.setState({ selection });
}

export const undo = (): void => step('undo');
export const redo = (): void => step('redo');

function step(way: 'undo' | 'redo'): void {
  if (currentDraft().aside) return;
  last = { about: null, at: 0 };
  store.temporal.getState()[way]();
}

// --- opening, saving, discarding ---

/** Opens a design: with the changes that were kept for it, if any, otherwise as saved. */
export function openDraft(designId: string, saved: DesignInput, revision: number): void {
  const now = currentDraft();
  if (now.designId === designId && (now.revision >= revision || hasChanges(now))) return;
  if (now.designId === designId) return replace(saved, revision);
  const kept = readKept(designId);
  const isOpen = kept !== null && !isSame(kept.design, kept.saved);
  // From now on this window keeps it.
  if (isOpen) keep(designId, kept);
  const start = isOpen ? kept : { design: saved, saved, revision, at: null };
  begin({
    designId,
    design: start.design,
    saved: start.saved,
    revision: start.revision,
    changedAt: start.at,
    selection: null,
    aside: null,
  });
}

/** Gives up the draft for a revision as the server has it. */
export const replace = (design: DesignInput, revision: number): void =>
  begin({ design, saved: design, revision, changedAt: null, aside: null });

/** Puts a whole design into the draft, as one step that can be undone. */
export const write = (design: DesignInput): void => change(null, () => design);

/** Goes back to the revision that the draft started from; can be undone. */
export const discard = (): void => write(currentDraft().saved);

/** From now on the draft counts as changed against this revision; the draft itself and its undo stay. */
export function rebase(saved: DesignInput, revision: number): void {
  store.setState((now) => ({
    saved,
    revision,
    // Said in other words, the same: the server leaves out what says nothing.
    ...(isSame(now.design, saved) && { changedAt: null }),
  }));
}

/** Looks at an old revision without touching the draft. */
export function lookAt(number: number, old: DesignInput): void {
  store.temporal.getState().pause();
  store.setState(({ design, aside }) => ({ design: old, aside: { number, design: aside?.design ?? design } }));
}

/** Back from an old revision to the draft. */
export function lookAway(): void {
  if (currentDraft().aside) store.setState(({ design, aside }) => ({ design: aside?.design ?? design, aside: null }));
  store.temporal.getState().resume();
}

function begin(state: Partial<Draft>): void {
  store.temporal.getState().pause();
  store.setState(state);
  store.temporal.getState().clear();
  store.temporal.getState().resume();
}

// Every change is kept until it is saved; what is no longer there cannot stay selected.
watchDraft((now, before) => {
  if (now.design === before.design && now.saved === before.saved && now.aside === before.aside) return;
  if (now.selection && !isThere(now.design, now.selection)) store.setState({ selection: null });
  if (now.designId === '' || now.aside || before.aside) return;
  if (!hasChanges(now)) {
    forget(now.designId);
    if (now.changedAt !== null) store.setState({ changedAt: null, isKept: true });
    return;
  }
  if (now.designId !== before.designId) return;
  const at = new Date().toISOString();
  const isKept = keep(now.designId, { design: now.design, saved: now.saved, revision: now.revision, at });
  store.setState({ changedAt: at, isKept });
});

function isThere(design: DesignInput, selection: NonNullable<Selection>): boolean {
  switch (selection.kind) {
    case 'touchpoint':
      return findTouchpoint(design, selection.key) !== undefined;
    case 'persona':
      return findPersona(design, selection.key) !== undefined;
    case 'link':
      return findLink(design, selection) !== undefined;
    case 'story':
      return true;
  }
}
