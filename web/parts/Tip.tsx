import { Info } from 'lucide-react';
import { Tooltip } from 'radix-ui';
import type { ReactNode } from 'react';
import css from './Tip.module.css';

/** Shows `tip` while the pointer or the focus is on what it holds, which must be one element that takes a ref. */
export function Tip({ tip, children }: { tip: ReactNode; children: ReactNode }) {
  return (
    <Tooltip.Root delayDuration={200}>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className={css.tip} sideOffset={6} collisionPadding={12}>
          {tip}
          <Tooltip.Arrow className={css.arrow} />
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

/** A small "i" that explains what stands before it. */
export function Hint({ about, children }: { about: string; children: ReactNode }) {
  return (
    <Tip tip={children}>
      <button type="button" className={css.hint} aria-label={`About ${about}`}>
        <Info aria-hidden />
      </button>
    </Tip>
  );
}
