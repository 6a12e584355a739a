/** A chart whose marks have no names of their own: the picture has one, and groups without a role may have none. */
import type * as Plot from '@observablehq/plot';
import { useCallback, type ComponentProps } from 'react';
import { PlotChart } from '../../charts/Plot.tsx';

export function Chart({ options, label }: ComponentProps<typeof PlotChart>) {
  const quiet = useCallback(
    (width: number): Plot.PlotOptions => {
      const asked = options(width);
      return { ...asked, marks: asked.marks?.map(unnamed) };
    },
    [options],
  );
  return <PlotChart options={quiet} label={label} />;
}

// Plot takes the name of a mark from this field, and no option leaves it out.
const unnamed = (mark: Plot.Markish): Plot.Markish =>
  typeof mark === 'object' && mark !== null ? Object.assign(mark, { ariaLabel: null }) : mark;
