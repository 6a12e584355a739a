/** What the server will not save, told by what it is about: each problem until what it is about has changed. */
import { useMemo } from 'react';
import { create } from 'zustand';
import type { Issue } from '../../api/failures.ts';
import type { DesignInput } from '../../generated/schema.ts';
import { currentDraft, linkSelection, useDraft, type Selection } from './draft.ts';
import { findLink, findPersona, findTouchpoint } from './edits.ts';
import { isSame } from './same.ts';

/** A problem with a part of the design; `selection` is null when it is about the design itself. */
export interface FoundIssue extends Issue {
  readonly selection: Selection;
  /** The field within that part, such as `push.days.0`; empty for the whole. */
  readonly field: string;
  /** What stood there. */
  readonly found: unknown;
}

export type FieldIssue = Pick<FoundIssue, 'field' | 'message'>;

const useFound = create<{ readonly issues: readonly FoundIssue[] }>(() => ({ issues: [] }));

/** Remembers what is wrong with the design that was sent. */
export function setIssues(issues: readonly Issue[], sent: DesignInput): void {
  useFound.setState({ issues: issues.map((issue) => place(issue, sent)) });
}

function place(issue: Issue, design: DesignInput): FoundIssue {
  const [list, index, ...rest] = issue.path;
  const at = Number(index);
  const of = (selection: Selection, path: readonly string[]): FoundIssue => ({
    ...issue,
    selection,
    field: path.join('.'),
    found: valueAt(partOf(design, selection), path),
  });
  if (list === 'story') return of({ kind: 'story' }, issue.path.slice(1));
  const touchpoint = list === 'touchpoints' ? design.touchpoints[at] : undefined;
  if (touchpoint) return of({ kind: 'touchpoint', key: touchpoint.key }, rest);
  const persona = list === 'personas' ? design.personas[at] : undefined;
  if (persona) return of({ kind: 'persona', key: persona.key }, rest);
  const link = list === 'links' ? design.links?.[at] : undefined;
  if (link) return of(linkSelection(link), rest);
  return of(null, issue.path);
}

function partOf(design: DesignInput, selection: Selection): unknown {
  switch (selection?.kind) {
    case 'touchpoint':
      return findTouchpoint(design, selection.key);
    case 'persona':
      return findPersona(design, selection.key);
    case 'link':
      return findLink(design, selection);
    case 'story':
      return design.story;
    case undefined:
      return design;
  }
}

const valueAt = (thing: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined,
    thing,
  );

function stillStands({ selection, field, found }: FoundIssue, design: DesignInput): boolean {
  const part = partOf(design, selection);
  return part !== undefined && isSame(valueAt(part, field === '' ? [] : field.split('.')), found);
}

/** All problems that still stand. */
export function useIssues(): readonly FoundIssue[] {
  const issues = useFound((state) => state.issues);
  const design = useDraft((draft) => draft.design);
  return useMemo(() => issues.filter((issue) => stillStands(issue, design)), [issues, design]);
}

/** The problems of one part of the design as it stands now, each with its field: "" for the part itself, else "push.days.0". */
export const issuesFor = (selection: Selection): readonly FieldIssue[] =>
  useFound
    .getState()
    .issues.filter((issue) => isSame(issue.selection, selection) && stillStands(issue, currentDraft().design));

/** The same, kept up to date. */
export function useIssuesFor(selection: Selection): readonly FieldIssue[] {
  return useIssues().filter((issue) => isSame(issue.selection, selection));
}
