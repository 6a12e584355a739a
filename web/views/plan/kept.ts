/** Changes that are not saved yet, kept by the browser for each design, so that a reload or a stopped server loses nothing. */
import type { DesignInput } from '../../generated/schema.ts';

export interface KeptDraft {
  /** The revision that the changes started from, and what it said. */
  readonly revision: number;
  readonly saved: DesignInput;
  readonly design: DesignInput;
  /** When the last change was made. */
  readonly at: string;
  /** Which window keeps it: another one must not throw it away. */
  readonly by: string;
}

const place = (designId: string): string => `meander.draft.${designId}`;

/** Another one for every window that the page is open in, and for every time that it is loaded. */
export const WINDOW = crypto.randomUUID();

export function readKept(designId: string): KeptDraft | null {
  const text = localStorage.getItem(place(designId));
  if (text === null) return null;
  try {
    return JSON.parse(text) as KeptDraft;
  } catch {
    return null;
  }
}

/** Whether the browser could keep it. */
export function keep(designId: string, draft: Omit<KeptDraft, 'by'>): boolean {
  try {
    localStorage.setItem(place(designId), JSON.stringify({ ...draft, by: WINDOW } satisfies KeptDraft));
    return true;
  } catch {
    return false;
  }
}

/** Forgets what this window has kept. */
export function forget(designId: string): void {
  if (readKept(designId)?.by === WINDOW) localStorage.removeItem(place(designId));
}
