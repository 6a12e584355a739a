import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import css from './Menu.module.css';

export interface MenuItem {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly danger?: boolean;
  readonly onPick: () => void;
}

/** A list of things to do that opens from `children`, one button. */
export function Menu({ items, children }: { items: readonly MenuItem[]; children: ReactNode }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={css.menu} align="end" sideOffset={4} collisionPadding={12}>
          {items.map(({ label, icon, danger, onPick }) => (
            <DropdownMenu.Item key={label} className={css.item} data-danger={danger} onSelect={onPick}>
              {icon}
              {label}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
