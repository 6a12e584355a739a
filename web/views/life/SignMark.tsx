import { outlineOf, SIGNS, type Sign } from './signs.ts';

/** A sign by itself, beside the words that it stands for. */
export function SignMark({ sign, size = 64 }: { sign: Sign; size?: number }) {
  const { color, hollow } = SIGNS[sign];
  return (
    <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden>
      <path
        d={outlineOf(sign, size)}
        fill={hollow ? 'var(--surface)' : color}
        stroke={color}
        strokeWidth={hollow ? 2 : 1}
      />
    </svg>
  );
}
