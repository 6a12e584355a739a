/** The selection and the revision that is looked at, kept in the address, so that a link shows the same. */
import { useEffect, useRef, useState } from 'react';
import { request } from '../../api/request.ts';
import type { DesignInput } from '../../generated/schema.ts';
import { IN_PLACE, setIn, useSearch } from '../../parts/useSearch.ts';
import { parseLink } from './board/commands.ts';
import { linkId } from './board/layout.ts';
import { currentDraft, lookAt, lookAway, linkSelection, select, useDraft, type Selection } from './draft.ts';
import { PlanRevisionDocument } from './plan.generated.ts';

const KINDS = ['touchpoint', 'link', 'persona', 'story'] as const;

function read(search: URLSearchParams): Selection {
  for (const kind of KINDS) {
    const value = search.get(kind);
    if (value === null) continue;
    if (kind === 'story') return { kind };
    if (kind !== 'link') return { kind, key: value };
    const link = parseLink(value);
    return link && linkSelection(link);
  }
  return null;
}

function written(search: URLSearchParams, selection: Selection): URLSearchParams {
  const next = new URLSearchParams(search);
  KINDS.forEach((kind) => next.delete(kind));
  if (selection?.kind === 'story') next.set('story', 'shown');
  else if (selection?.kind === 'link') next.set('link', linkId(selection));
  else if (selection) next.set(selection.kind, selection.key);
  return next;
}

/** Selects what the address says, and says in the address what is selected. */
export function useSelectionInAddress(): void {
  const [search, setSearch] = useSearch();
  const selection = useDraft((draft) => draft.selection);
  // What the address said last, whoever wrote it.
  const said = useRef<string | null>(null);
  useEffect(() => {
    if (said.current === search.toString()) return;
    said.current = search.toString();
    select(read(search));
  }, [search]);
  useEffect(() => {
    setSearch(
      (now) => {
        // What was selected a moment ago counts, not what was drawn last.
        const next = written(now, currentDraft().selection);
        said.current = next.toString();
        return next;
      },
      { ...IN_PLACE, flushSync: false },
    );
  }, [selection, setSearch]);
}

/** The number of a revision; 0, which none has, for what is no number. */
const numberIn = (words: string): number => (/^\d{1,9}$/.test(words) ? Number(words) : 0);

/**
 * Opens the revision that the address names, for reading; gives the way back, and what the address says when there is no such
 * revision.
 */
export function useRevisionInAddress(designId: string): {
  readonly leave: () => void;
  readonly missing: string | null;
} {
  const [search, setSearch] = useSearch();
  const wanted = search.get('revision');
  const [missing, setMissing] = useState<string | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    let isOver = false;
    void request(PlanRevisionDocument, { id: designId, number: numberIn(wanted) }).then(
      ({ design }) => {
        const revision = design?.atRevision;
        if (isOver) return;
        if (revision) lookAt(revision.number, revision.export as DesignInput);
        else setMissing(wanted);
      },
      () => undefined,
    );
    return () => {
      isOver = true;
      setMissing(null);
      lookAway();
    };
  }, [designId, wanted]);
  const leave = () => setSearch(setIn({ revision: null }));
  return { leave, missing };
}
