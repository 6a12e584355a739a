/** Whether the server answers. While it does not, it is asked again and again, and told to whoever listens. */

let reachable = true;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 5_000;

function set(now: boolean): void {
  if (reachable === now) return;
  reachable = now;
  listeners.forEach((listener) => listener());
}

export const isReachable = (): boolean => reachable;

/** Calls `listener` at every change; gives what ends that. */
export function watchConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function noteAnswer(): void {
  clearTimeout(timer);
  timer = undefined;
  set(true);
}

export function noteSilence(): void {
  set(false);
  if (timer === undefined) askAfter(FIRST_WAIT_MS);
}

/** Asks at once, since something broke off: it may have been that alone. */
export function noteDoubt(): void {
  fetch('/health').then(({ ok }) => ok || noteSilence(), noteSilence);
}

function askAfter(wait: number): void {
  timer = setTimeout(() => {
    fetch('/health').then(
      ({ ok }) => (ok ? noteAnswer() : askAfter(longer(wait))),
      () => askAfter(longer(wait)),
    );
  }, wait);
}

const longer = (wait: number): number => Math.min(2 * wait, LONGEST_WAIT_MS);
