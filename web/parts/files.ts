/** Pictures and data as files that people keep: each says what it was made from. */
import { csvFormatRows } from 'd3-dsv';
import { embeddedFonts } from './fonts.ts';
import type { Column } from './Table.tsx';

/** What a figure was made from: what is needed to make it again. */
export interface Source {
  readonly design: string;
  readonly revision: number;
  readonly scenario: string;
  readonly buyers: number;
  readonly seed: string;
  readonly engineVersion: string;
}

type Cell = string | number | boolean | null;

// A spreadsheet takes text that starts so for a formula.
const guard = (cell: Cell): Cell => (typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

/** Rows as CSV, with what they were made from in the last columns of every row. */
export function toCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[], source: Partial<Source>): string {
  const kept = columns.filter(({ raw }) => raw !== undefined);
  const from = Object.entries(source) as [string, Cell][];
  const head = [...kept.map(({ name }) => name), ...from.map(([name]) => name)];
  const body = rows.map((row) => [...kept.map(({ raw }) => raw?.(row) ?? null), ...from.map(([, value]) => value)]);
  return csvFormatRows([head, ...body.map((cells) => cells.map((cell) => String(guard(cell) ?? '')))]);
}

/** Hands a file to the reader. */
export function save(name: string, content: Blob | string, type = 'text/plain'): void {
  const blob = typeof content === 'string' ? new Blob([content], { type }) : content;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** What the style sheet says of parts of an SVG: a picture is drawn without it. */
const DRAWN = (
  'fill fill-opacity stroke stroke-width stroke-opacity stroke-dasharray stroke-linecap opacity visibility display ' +
  'font-family font-size font-weight text-anchor dominant-baseline paint-order'
).split(' ');

/** Lays out, in a copy of a part of the page, what shows only a part of itself. */
export type Spread = (copy: HTMLElement) => void;

/** A part of the page as a picture, at twice its size, on its own colour. Elements marked `data-no-picture` are left out. */
export async function toPng(element: HTMLElement, spread?: Spread): Promise<Blob> {
  const { toBlob } = await import('html-to-image');
  const { copy, remove } = copyBeside(element, spread);
  try {
    const blob = await toBlob(copy, {
      // Without any the browser's own will do. Left to find them, the library sets a base address, which the page forbids.
      fontEmbedCSS: await embeddedFonts().catch(() => ''),
      pixelRatio: 2,
      backgroundColor: getComputedStyle(element).backgroundColor,
    });
    if (!blob) throw new Error('The browser could not draw the picture.');
    return blob;
  } finally {
    remove();
  }
}

/**
 * A copy of it out of sight, as wide or as wide as all that is in it, without what is not for the picture: what stands below
 * that moves up.
 */
function copyBeside(element: HTMLElement, spread?: Spread): { copy: HTMLElement; remove: () => void } {
  const copy = element.cloneNode(true) as HTMLElement;
  const looks = [...element.querySelectorAll('svg *')].map((part) => {
    const style = getComputedStyle(part);
    return DRAWN.map((name) => [name, style.getPropertyValue(name)] as const);
  });
  copy
    .querySelectorAll<SVGElement>('svg *')
    .forEach((part, place) => looks[place].forEach(([name, value]) => part.style.setProperty(name, value)));
  for (const part of copy.querySelectorAll('[data-no-picture]')) part.remove();
  const holder = document.createElement('div');
  holder.inert = true;
  holder.style.cssText = `position: fixed; top: 0; left: -10000px;`;
  const { width } = element.getBoundingClientRect();
  holder.style.width = `${width}px`;
  holder.append(copy);
  // Beside it, so that the copy has the same ancestors to take its look from.
  element.after(holder);
  for (const part of copy.querySelectorAll<HTMLElement>('*')) if (isScrolled(part)) part.style.overflow = 'visible';
  spread?.(copy);
  const beyond = copy.scrollWidth - copy.clientWidth;
  if (beyond > 0) holder.style.width = `${width + beyond + Number.parseFloat(getComputedStyle(copy).paddingRight)}px`;
  return { copy, remove: () => holder.remove() };
}

const isScrolled = (part: HTMLElement): boolean =>
  part.scrollWidth > part.clientWidth && ['auto', 'scroll'].includes(getComputedStyle(part).overflowX);

/** A file's name from words: "Travelled paths" becomes "travelled-paths". */
export const fileName = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
