/** Says what is selected, for who cannot see it. */
import { useDraft } from '../draft.ts';
import { nameLink, nameOf } from '../words.ts';

export function Announcer() {
  const selection = useDraft((draft) => draft.selection);
  const design = useDraft((draft) => draft.design);
  const words =
    selection?.kind === 'touchpoint'
      ? `${nameOf(design, selection.key)} selected`
      : selection?.kind === 'link'
        ? `Link selected: ${nameLink(design, selection)}`
        : '';
  return (
    <div className="hidden" aria-live="polite">
      {words}
    </div>
  );
}
