/** What can be done with a touchpoint in a picture. */
import { EyeOff, LogIn, LogOut, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { Menu, type MenuItem } from '../../parts/Menu.tsx';
import type { Change, Choices } from './choices.ts';

export function PlaceMenu({
  touchpoint,
  choices: { start, end, hidden },
  change,
  children,
}: {
  touchpoint: string;
  choices: Choices;
  change: Change;
  children: ReactNode;
}) {
  const items: MenuItem[] = [
    start === touchpoint
      ? { label: 'Start anywhere again', icon: <RotateCcw />, onPick: () => change({ start: null }) }
      : { label: 'Start here', icon: <LogIn />, onPick: () => change({ start: touchpoint }) },
    end === touchpoint
      ? { label: 'End anywhere again', icon: <RotateCcw />, onPick: () => change({ end: null }) }
      : { label: 'End here', icon: <LogOut />, onPick: () => change({ end: touchpoint }) },
    hidden.includes(touchpoint)
      ? {
          label: 'Show again',
          icon: <RotateCcw />,
          onPick: () => change({ hidden: hidden.filter((key) => key !== touchpoint) }),
        }
      : { label: 'Hide', icon: <EyeOff />, onPick: () => change(hiding(touchpoint, { start, end, hidden })) },
  ];
  return <Menu items={items}>{children}</Menu>;
}

/** A hidden touchpoint cannot be where paths start or end. */
export const hiding = (
  touchpoint: string,
  { start, end, hidden }: Pick<Choices, 'start' | 'end' | 'hidden'>,
): Partial<Choices> => ({
  hidden: [...hidden, touchpoint],
  start: start === touchpoint ? null : start,
  end: end === touchpoint ? null : end,
});
