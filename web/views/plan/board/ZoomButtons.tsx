/** Nearer, farther, and everything at once. */
import { Panel, useReactFlow } from '@xyflow/react';
import { Maximize, Minus, Plus } from 'lucide-react';
import { Button } from '../../../parts/Button.tsx';
import { glide } from './useSight.ts';
import css from './Canvas.module.css';

export function ZoomButtons() {
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  return (
    <Panel position="bottom-left" className={css.zoom} data-no-picture>
      <Button look="quiet" icon={<Plus />} iconOnly onClick={() => void zoomIn({ duration: glide() })}>
        Zoom in
      </Button>
      <Button look="quiet" icon={<Minus />} iconOnly onClick={() => void zoomOut({ duration: glide() })}>
        Zoom out
      </Button>
      <Button look="quiet" icon={<Maximize />} iconOnly onClick={() => void fitView({ padding: 0.06, maxZoom: 1 })}>
        Show everything
      </Button>
    </Panel>
  );
}
