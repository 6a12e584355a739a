/** Whether the page is light or dark, for what cannot follow the style sheet by itself. */
import { useSyncExternalStore } from 'react';

const SYSTEM = 'system';

function watch(tell: () => void): () => void {
  const observer = new MutationObserver(tell);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

const read = (): 'light' | 'dark' | 'system' => {
  const { theme } = document.documentElement.dataset;
  return theme === 'light' || theme === 'dark' ? theme : SYSTEM;
};

export const useScheme = (): 'light' | 'dark' | 'system' => useSyncExternalStore(watch, read);

const narrow = window.matchMedia('(max-width: 640px)');

function watchWidth(tell: () => void): () => void {
  narrow.addEventListener('change', tell);
  return () => narrow.removeEventListener('change', tell);
}

/** Whether the window is so narrow that the canvas is only for reading. */
export const useIsNarrow = (): boolean => useSyncExternalStore(watchWidth, () => narrow.matches);
