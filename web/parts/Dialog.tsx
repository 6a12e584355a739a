import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { Button } from './Button.tsx';
import { spotOf, type Spot } from './focus.ts';
import css from './Dialog.module.css';

/** Something that has to be answered before anything else. `actions` stand at its foot. */
export function Dialog({
  title,
  text,
  open,
  onClose,
  backTo = (opener) => opener,
  children,
  actions,
}: {
  title: string;
  text?: string;
  open: boolean;
  onClose: () => void;
  /** Where the focus goes when it closes; if not said to what opened it, or to what is nearest when that is gone. */
  backTo?: (opener: HTMLElement | null) => HTMLElement | null;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  const opener = useRef<Spot | null>(null);
  // Before what is in the dialog stands there and takes the focus.
  useLayoutEffect(() => {
    if (!open) return;
    const found = findOpener();
    opener.current = found && spotOf(found);
  }, [open]);
  return (
    <Radix.Root open={open} onOpenChange={(now) => !now && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={css.veil} />
        <Radix.Content
          className={css.dialog}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // Another dialog may have opened meanwhile and have it.
            if (document.activeElement === document.body)
              backTo(opener.current?.find() ?? null)?.focus({ preventScroll: true });
          }}
          {...(text === undefined && { 'aria-describedby': undefined })}
        >
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

/** What has the focus; for an item of a menu, which closes with the choice, the button that the menu opened from. */
function findOpener(): HTMLElement | null {
  const focused = document.activeElement;
  const button = focused?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  const opener = button ? document.getElementById(button) : focused;
  return opener instanceof HTMLElement ? opener : null;
}
