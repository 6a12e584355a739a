/** How a span is cut into chunks: seconds of work each, and as many waiting as machines are likely to take. */

export interface Pace {
  /** A span is lived where it was begun for so long. Most end by then; of the others it shows how long they will take. */
  readonly aloneMs: number;
  /** Where no more than this is left after that, sharing it would not pay. */
  readonly restMs: number;
  /** What a chunk should take: long against handing it over, short against losing it. */
  readonly chunkMs: number;
  /** With many machines chunks take longer, so that no more sums a second come in, about, to be merged in one place. */
  readonly arrivalsPerSecond: number;
}

export const PACE: Pace = { aloneMs: 1_500, restMs: 4_000, chunkMs: 4_000, arrivalsPerSecond: 10 };

const LONGEST_CHUNK_MS = 60_000;
/** Chunks that wait at least, so that whoever joins finds work. */
const FEWEST_WAITING = 4;

export interface ChunkState {
  readonly attempt: number;
  readonly tookMs: number | null;
}

export interface Cut {
  readonly first: number;
  readonly end: number;
}

/**
 * The chunks to be made now, of a span whose takers live `speed` buyers a millisecond. There are to be as many waiting as are under way, which doubles with every look while machines
 * take all there is, and never more; towards the end they get smaller, so that machines finish together.
 */
export function cutChunks(
  { chunkMs, arrivalsPerSecond }: Pace,
  span: { readonly next: number; readonly end: number; readonly speed: number },
  chunks: readonly ChunkState[],
): Cut[] {
  const { speed } = span;
  const open = chunks.filter(({ tookMs }) => tookMs === null);
  const underWay = open.filter(({ attempt }) => attempt > 0).length;
  const waiting = open.length - underWay;
  const wanted = Math.max(FEWEST_WAITING, underWay);
  if (waiting * 2 > wanted) return [];
  const aimed = Math.min(LONGEST_CHUNK_MS, Math.max(chunkMs, (open.length * 1_000) / arrivalsPerSecond));
  const cuts: Cut[] = [];
  for (let first = span.next; first < span.end && cuts.length < wanted - waiting;) {
    const fair = (span.end - first) / (2 * wanted);
    const size = Math.max(1, Math.ceil(Math.max((speed * chunkMs) / 4, Math.min(speed * aimed, fair))));
    const end = Math.min(span.end, first + size);
    cuts.push({ first, end });
    first = end;
  }
  return cuts;
}
