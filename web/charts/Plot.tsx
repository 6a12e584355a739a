/** A chart by Observable Plot, as wide as its place. */
import * as Plot from '@observablehq/plot';
import { useEffect, useRef, useState } from 'react';
import css from './Plot.module.css';

/**
 * Draws what `options` says for a width in pixels. Colours are the variables of theme.css, such as `var(--series-1)`, so that
 * the picture follows light and dark by itself. `label` says in a sentence what the picture shows.
 */
export function PlotChart({ options, label }: { options: (width: number) => Plot.PlotOptions; label: string }) {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const { current } = place;
    if (!current) return;
    const observer = new ResizeObserver(([{ contentRect }]) => setWidth(Math.floor(contentRect.width)));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const { current } = place;
    if (!current || width === 0) return;
    const drawn = Plot.plot({ width, marginLeft: 56, marginBottom: 40, ...options(width) });
    // Groups carry labels that no role allows; the picture as a whole has one.
    for (const group of drawn.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label');
    current.replaceChildren(drawn);
    return () => drawn.remove();
  }, [options, width]);
  return <div ref={place} className={css.plot} role="img" aria-label={label} />;
}
