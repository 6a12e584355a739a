/** The signs of what can happen: a shape and a colour each, so that neither alone tells them apart. */
import { symbol, symbolCircle, symbolSquare, symbolStar, symbolTriangle, symbolX, type SymbolType } from 'd3-shape';
import type { EventKind } from '../../generated/schema.ts';

export const SIGNS = {
  ignored: { label: 'ignored', shape: symbolCircle, color: 'var(--ink-faint)', hollow: true },
  noticed: { label: 'noted', shape: symbolCircle, color: 'var(--ink-soft)', hollow: false },
  through: { label: 'came through, came back', shape: symbolCircle, color: 'var(--series-3)', hollow: false },
  won: { label: 'joined, bought, referred', shape: symbolStar, color: 'var(--series-1)', hollow: false },
  mended: { label: 'averted, put right', shape: symbolSquare, color: 'var(--series-6)', hollow: false },
  strayed: { label: 'forgot, wandered off', shape: symbolTriangle, color: 'var(--series-2)', hollow: false },
  hurt: { label: 'pothole, gave up, left', shape: symbolX, color: 'var(--danger)', hollow: true },
} as const satisfies Readonly<Record<string, { label: string; shape: SymbolType; color: string; hollow: boolean }>>;
export type Sign = keyof typeof SIGNS;

const SIGN_OF: Readonly<Record<EventKind, Sign>> = {
  IGNORED: 'ignored',
  NOTICED: 'noticed',
  RETURNED: 'through',
  ENGAGED: 'through',
  SUBSCRIBED: 'won',
  BOUGHT: 'won',
  REFERRED: 'won',
  AVERTED: 'mended',
  RECOVERED: 'mended',
  FORGOT: 'strayed',
  DRIFTED: 'strayed',
  POTHOLE: 'hurt',
  ABANDONED: 'hurt',
  LEFT: 'hurt',
};

export const signOf = (kind: EventKind): Sign => SIGN_OF[kind];

const WEIGHT: readonly EventKind[] = [
  ...(['LEFT', 'BOUGHT', 'REFERRED', 'SUBSCRIBED', 'ABANDONED', 'POTHOLE', 'RECOVERED', 'AVERTED'] as const),
  ...(['FORGOT', 'DRIFTED', 'ENGAGED', 'RETURNED', 'NOTICED', 'IGNORED'] as const),
];

/** The sign of an encounter: that of the weightiest thing that happened. */
export const signOfAll = (kinds: readonly EventKind[]): Sign =>
  SIGN_OF[WEIGHT.find((kind) => kinds.includes(kind)) ?? 'IGNORED'];

/** The outline of a sign of `size` square pixels, about 0. */
export const outlineOf = (sign: Sign, size: number): string => symbol(SIGNS[sign].shape, size)() ?? '';
