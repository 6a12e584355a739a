/** Where the focus goes when what has it is taken away. */
import { flushSync } from 'react-dom';

const TAKES_FOCUS = 'button, a[href], input, select, textarea, summary';
const LISTED = 'li, [role="group"]';

/** Something on the page that may be taken away, as it stands now. */
export interface Spot {
  /** The element itself while it is there, else what is nearest to it. */
  readonly find: () => HTMLElement | null;
}

/** Remembers where an element stands: in which entry of which list, and within what. */
export function spotOf(element: HTMLElement): Spot {
  const entry = element.closest(LISTED);
  const list = entry?.parentElement;
  const place = list ? entriesOf(list).indexOf(entry) : -1;
  const fromEnd = entry ? buttonsIn(entry).toReversed().indexOf(element) : -1;
  const around = ancestorsOf(element);
  return {
    find: () => {
      if (element.isConnected) return element;
      // The entry that has come into its place, or the last one that is left.
      const next = list?.isConnected ? (entriesOf(list)[place] ?? entriesOf(list).at(-1)) : undefined;
      const buttons = next ? buttonsIn(next) : [];
      return buttons.at(-1 - fromEnd) ?? buttons.at(-1) ?? lastWithin(around);
    },
  };
}

/** Takes away what may hold the focus, which then goes to what is nearest. */
export function takeAway(remove: () => void): void {
  const focused = document.activeElement;
  const spot = focused instanceof HTMLElement && focused !== document.body ? spotOf(focused) : null;
  flushSync(remove);
  if (document.activeElement === document.body) spot?.find()?.focus({ preventScroll: true });
}

const entriesOf = (list: Element): Element[] => [...list.children].filter((child) => child.matches(LISTED));

const canTakeFocus = (element: HTMLElement): boolean => !element.matches(':disabled') && element.checkVisibility();

const buttonsIn = (entry: Element): HTMLElement[] =>
  [...entry.querySelectorAll<HTMLElement>('button')].filter(canTakeFocus);

function ancestorsOf(element: Element): Element[] {
  const above: Element[] = [];
  for (let at = element.parentElement; at; at = at.parentElement) above.push(at);
  return above;
}

/** The last thing that can be used in the innermost of these that still has one: what adds another, mostly. */
function lastWithin(around: readonly Element[]): HTMLElement | null {
  for (const element of around) {
    if (!element.isConnected) continue;
    const within = [...element.querySelectorAll<HTMLElement>(TAKES_FOCUS)].filter(canTakeFocus);
    if (within.length > 0) return within[within.length - 1];
  }
  return null;
}
