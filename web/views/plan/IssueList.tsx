/** What the server will not save, and what it would save but wonders about; each leads to what it is about. */
import { CircleAlert, Info } from 'lucide-react';
import type { Issue } from '../../api/failures.ts';
import { currentDraft, linkSelection, select, useDraft, useHasChanges, type Selection } from './draft.ts';
import { useIssues } from './issues.ts';
import { nameLink } from './words.ts';
import type { DesignInput } from '../../generated/schema.ts';
import { findPersona, findTouchpoint } from './edits.ts';
import css from './IssueList.module.css';

/** What a selection is called. */
function nameOf(design: DesignInput, selection: Selection): string {
  switch (selection?.kind) {
    case 'touchpoint':
      return findTouchpoint(design, selection.key)?.name || selection.key;
    case 'persona':
      return findPersona(design, selection.key)?.name || selection.key;
    case 'link':
      return nameLink(design, selection);
    case 'story':
      return 'The story';
    case undefined:
      return 'The journey';
  }
}

export function IssueList() {
  const issues = useIssues();
  const design = useDraft((draft) => draft.design);
  if (issues.length === 0) return null;
  return (
    <section className={css.list} data-kind="issues" role="alert" aria-label="What cannot be saved">
      <CircleAlert aria-hidden />
      <div>
        <strong>
          Not saved: {issues.length === 1 ? 'one thing is' : `${issues.length} things are`} not right. Your changes are
          kept.
        </strong>
        <ul>
          {issues.map(({ path, message, selection, field }) => (
            <li key={`${path.join('.')} ${message}`}>
              <button type="button" onClick={() => select(selection)}>
                {nameOf(design, selection)}
                {field && `: ${field.replaceAll('.', ' › ')}`}
              </button>{' '}
              {message}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** What a warning is about; warnings speak of the design as saved. */
function selectionFor({ path: [list, index] }: Issue, { touchpoints, links }: DesignInput): Selection {
  const touchpoint = list === 'touchpoints' ? touchpoints[Number(index)] : undefined;
  if (touchpoint) return { kind: 'touchpoint', key: touchpoint.key };
  const link = list === 'links' && index !== undefined ? links?.[Number(index)] : undefined;
  return link ? linkSelection(link) : null;
}

export function Warnings({ warnings }: { warnings: readonly Issue[] }) {
  const saved = useDraft((draft) => draft.saved);
  const changes = useHasChanges();
  if (warnings.length === 0) return null;
  return (
    <section className={css.list} data-kind="warnings" aria-label="Worth a look">
      <Info aria-hidden />
      <div>
        <strong>Worth a look</strong>
        {changes && <span className="soft small"> as saved last</span>}
        <ul>
          {warnings.map((warning) => {
            const selection = selectionFor(warning, saved);
            return (
              <li key={`${warning.path.join('.')} ${warning.message}`}>
                {selection && (
                  <button type="button" onClick={() => select(selection)}>
                    {nameOf(currentDraft().design, selection)}
                  </button>
                )}{' '}
                {warning.message}
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}
