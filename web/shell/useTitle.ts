import { useEffect } from 'react';

const HOUSE = 'Meander';

/** Names the page in the browser's tab and history, from the particular to the whole: "Canvas · Spring campaign · Meander". */
export function useTitle(...parts: readonly (string | undefined)[]): void {
  const title = [...parts, HOUSE].filter((part) => part !== undefined).join(' · ');
  useEffect(() => {
    document.title = title;
    return () => {
      document.title = HOUSE;
    };
  }, [title]);
}
