/** A chart by Observable Plot, as wide as its place. */
import * as Plot from '@observablehq/plot';
import { useEffect } from 'react';
import { useWidth } from './useWidth.ts';
import css from './Plot.module.css';

/**
 * Draws what `options` says for a width in pixels. Colours are the variables of theme.css, such as `var(--series-1)`, so that
 * the picture follows light and dark by itself. `label` says in a sentence what the picture shows.
 */
export function PlotChart({ options, label }: { options: (width: number) => Plot.PlotOptions; label: string }) {
  const [place, width] = useWidth<HTMLDivElement>();
  useEffect(() => {
    const { current } = place;
    if (!current || width === 0) return;
    const drawn = Plot.plot({ width, marginLeft: 56, marginBottom: 40, ...options(width) });
    // Groups carry labels that no role allows; the picture as a whole has one.
    for (const group of drawn.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label');
    current.replaceChildren(drawn);
    return () => drawn.remove();
  }, [options, width, place]);
  return <div ref={place} className={css.plot} role="img" aria-label={label} />;
}
