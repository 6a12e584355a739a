import type { ExitShare, IntentCell, JourneyShare, PersonaSummary } from '../summary.ts';
import { EXITS, INTENTS, JOURNEYS } from '../vocabulary.ts';
import { shareOf } from './interval.ts';
import type { Reader } from './reader.ts';

export const journeyShares = (reader: Reader, whole: number, persona?: number): JourneyShare[] =>
  JOURNEYS.map((journey, index) => ({ journey, ...shareOf(reader.outcome({ persona, journey: index }), whole) }));

export const exitShares = (reader: Reader, whole: number, persona?: number): ExitShare[] =>
  EXITS.map((exit, index) => ({ exit, ...shareOf(reader.outcome({ persona, exit: index }), whole) }));

/** All 80 cells of intent × journey × exit. */
export const intentCells = (reader: Reader, whole: number, persona?: number): IntentCell[] =>
  INTENTS.flatMap((intent, i) =>
    JOURNEYS.flatMap((journey, j) =>
      EXITS.map((exit, k) => ({
        intent,
        journey,
        exit,
        ...shareOf(reader.outcome({ persona, intent: i, journey: j, exit: k }), whole),
      })),
    ),
  );

export const personaSummaries = (reader: Reader): PersonaSummary[] =>
  reader.plan.labels.personas.map(({ index, key, name }) => {
    const whole = reader.outcome({ persona: index });
    return {
      persona: key,
      name,
      ...shareOf(whole, reader.buyers),
      journeys: journeyShares(reader, whole, index),
      exits: exitShares(reader, whole, index),
      intents: intentCells(reader, whole, index),
    };
  });
