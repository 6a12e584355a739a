import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import css from './Dialog.module.css';

/** Something that has to be answered before anything else. `actions` stand at its foot. */
export function Dialog({
  title,
  text,
  open,
  onClose,
  children,
  actions,
}: {
  title: string;
  text?: string;
  open: boolean;
  onClose: () => void;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <Radix.Root open={open} onOpenChange={(now) => !now && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={css.veil} />
        <Radix.Content className={css.dialog} {...(text === undefined && { 'aria-describedby': undefined })}>
          <header className={css.head}>
            <Radix.Title>{title}</Radix.Title>
            <Radix.Close asChild>
              <Button look="quiet" icon={<X />} iconOnly>
                Close
              </Button>
            </Radix.Close>
          </header>
          {text !== undefined && <Radix.Description className="soft">{text}</Radix.Description>}
          {children}
          {actions !== undefined && <footer className={css.foot}>{actions}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
