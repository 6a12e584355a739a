/** The side panel of the canvas: every field of what is selected, or of the design itself when nothing is. */
import { useLayoutEffect, useRef } from 'react';
import { useDraft, type Draft, type Selection } from '../draft.ts';
import { findLink, findPersona, findTouchpoint } from '../edits.ts';
import { DesignForm } from './design/DesignForm.tsx';
import { LinkForm } from './LinkForm.tsx';
import { PersonaForm } from './persona/PersonaForm.tsx';
import { StoryForm } from './story/StoryForm.tsx';
import { TouchpointForm } from './touchpoint/TouchpointForm.tsx';
import css from './Panel.module.css';

export function Panel() {
  const draft = useDraft((now) => now);
  const around = useFollow(draft.selection);
  return (
    <div className={css.panel} {...around}>
      <Selected {...draft} />
    </div>
  );
}

/**
 * Begins at the top when something else is selected. Where the button that selected it is gone with that, the focus goes to
 * the heading, so that it is read out and the keyboard goes on from there.
 */
function useFollow(selection: Selection) {
  const ref = useRef<HTMLDivElement>(null);
  const isFromHere = useRef(false);
  const shown = JSON.stringify(selection);
  const before = useRef(shown);
  useLayoutEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    const panel = ref.current;
    if (panel === null || panel.contains(document.activeElement)) return;
    panel.scrollTo({ top: 0 });
    if (isFromHere.current) panel.querySelector('h2')?.focus({ preventScroll: true });
  }, [shown]);
  const onClickCapture = () => {
    isFromHere.current = true;
    setTimeout(() => {
      isFromHere.current = false;
    });
  };
  return { ref, onClickCapture };
}

/** By its place in its list each part keeps its fields, and the focus in them, when its key changes. */
function Selected({ design, selection }: Draft) {
  if (selection?.kind === 'touchpoint') {
    const touchpoint = findTouchpoint(design, selection.key);
    if (touchpoint)
      return <TouchpointForm key={`touchpoint ${design.touchpoints.indexOf(touchpoint)}`} {...{ touchpoint }} />;
  }
  if (selection?.kind === 'persona') {
    const persona = findPersona(design, selection.key);
    if (persona) return <PersonaForm key={`persona ${design.personas.indexOf(persona)}`} {...{ persona }} />;
  }
  if (selection?.kind === 'link') {
    const link = findLink(design, selection);
    if (link) return <LinkForm key={`link ${design.links?.indexOf(link)}`} {...{ link }} />;
  }
  if (selection?.kind === 'story') return <StoryForm story={design.story} />;
  return <DesignForm {...{ design }} />;
}
