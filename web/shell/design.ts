/** The design whose pages are open, for every view below them. */
import { useMemo } from 'react';
import { useOutletContext } from 'react-router';
import type { DesignFrameQuery } from './design.generated.ts';

export type DesignFrame = NonNullable<DesignFrameQuery['design']>;

export const useDesign = (): DesignFrame => useOutletContext<DesignFrame>();

/** What the touchpoints and personas of a design are called, by key; a key that is gone by now stands for itself. */
export function useNames(): {
  readonly touchpoint: (key: string) => string;
  readonly persona: (key: string) => string;
} {
  const { touchpoints, personas } = useDesign();
  return useMemo(() => {
    const byKey = (things: readonly { readonly key: string; readonly name: string }[]) => {
      const names = new Map(things.map(({ key, name }) => [key, name]));
      return (key: string) => names.get(key) ?? key;
    };
    return { touchpoint: byKey(touchpoints), persona: byKey(personas) };
  }, [touchpoints, personas]);
}
