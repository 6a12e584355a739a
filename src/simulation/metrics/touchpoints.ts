import { EVENT, MOMENT, PATH_END, PATH_ENDS } from '../layout.ts';
import type { Entry, Estimate, Move, TouchpointSummary } from '../summary.ts';
import { EVENT_KINDS, JOURNEYS } from '../vocabulary.ts';
import { shareOf, wilson, Z95 } from './interval.ts';
import type { Reader } from './reader.ts';

export function touchpointSummaries(reader: Reader): TouchpointSummary[] {
  const prospects = new Prospects(reader);
  return reader.plan.labels.touchpoints.map(({ index, key, name }) => {
    const events = EVENT_KINDS.map((kind, k) => {
      return { kind, count: reader.events(index, k), byDay: reader.byDay(index, k) };
    });
    const attended = events[EVENT.ENGAGED].count + events[EVENT.ABANDONED].count;
    return {
      touchpoint: key,
      name,
      exposures: attended + events[EVENT.NOTICED].count + events[EVENT.IGNORED].count,
      attended,
      events,
      vulnerableMoments: reader.moment(index, MOMENT.VULNERABLE),
      answeredMoments: reader.moment(index, MOMENT.ANSWERED),
      lostBuyers: prospects.lost(index),
      purchaserShare: prospects.share(index),
    };
  });
}

/**
 * Where the outcome is decided: moves i → j of paths up to the first purchase. P(i) is the share of the moves out of i that
 * belong to eventual purchasers, P(bought) = 1, P(gone) = P(still here) = 0; lost at i = Σ n(i→j)·max(0, P(i) − P(j)).
 * The intervals take the moves as independent and their numbers as given (delta method).
 */
class Prospects {
  private readonly reader: Reader;
  private readonly size: number;
  private readonly out: number[];
  private readonly won: number[];

  constructor(reader: Reader) {
    this.reader = reader;
    this.size = reader.layout.touchpoints;
    const sumRow = (section: number) => (i: number) => {
      let sum = 0;
      for (let to = 0; to < this.size + PATH_ENDS; to++) sum += reader.counts[section + i * this.row + to];
      return sum;
    };
    const indices = Array.from({ length: this.size }, (_, i) => i);
    this.out = indices.map(sumRow(reader.layout.steps));
    this.won = indices.map(sumRow(reader.layout.purchaserSteps));
  }

  private get row(): number {
    return this.size + PATH_ENDS;
  }

  share(i: number): Estimate {
    return wilson(this.won[i], this.out[i], Z95);
  }

  lost(i: number): Estimate {
    const here = this.chance(i);
    let value = 0;
    let weight = 0;
    let variance = 0;
    for (let to = 0; to < this.row; to++) {
      const moves = this.reader.counts[this.reader.layout.steps + i * this.row + to];
      const drop = here - this.chance(to);
      if (moves === 0 || drop <= 0) continue;
      value += moves * drop;
      weight += moves;
      variance += moves * moves * this.varianceOf(to);
    }
    variance += weight * weight * this.varianceOf(i);
    const half = Z95 * Math.sqrt(variance);
    return { value, low: Math.max(0, value - half), high: value + half };
  }

  private chance(i: number): number {
    if (i >= this.size) return i === this.size + PATH_END.BOUGHT ? 1 : 0;
    return this.out[i] === 0 ? 0 : this.won[i] / this.out[i];
  }

  private varianceOf(i: number): number {
    if (i >= this.size || this.out[i] === 0) return 0;
    const chance = this.chance(i);
    return (chance * (1 - chance)) / this.out[i];
  }
}

/** attended → attended over whole lives, the most frequent first. */
export function moves(reader: Reader): Move[] {
  const { plan, layout, counts } = reader;
  const found: Move[] = [];
  for (let from = 0; from < layout.touchpoints; from++)
    for (let to = 0; to < layout.touchpoints; to++) {
      const count = counts[layout.moves + from * layout.touchpoints + to];
      if (count > 0) found.push({ from: plan.keys[from], to: plan.keys[to], count });
    }
  return found.sort((one, other) => other.count - one.count);
}

/** First noticed, by touchpoint in the design's order. */
export const entries = (reader: Reader): Entry[] =>
  reader.plan.labels.touchpoints.map(({ index, key }) => {
    const start = reader.layout.entries + index * JOURNEYS.length;
    const counts = [...reader.counts.subarray(start, start + JOURNEYS.length)];
    const count = counts.reduce((sum, entry) => sum + entry, 0);
    return {
      touchpoint: key,
      count,
      journeys: JOURNEYS.map((journey, j) => ({ journey, ...shareOf(counts[j], count) })),
    };
  });
