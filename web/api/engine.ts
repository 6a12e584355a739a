/** What answers come from: versions and limits, which do not change while the server runs. */
import { useAsked } from './cache.ts';
import { EngineDocument, type EngineQuery } from './study.generated.ts';

export const useEngine = (): EngineQuery['engine'] | undefined =>
  useAsked(EngineDocument, {}, { forever: true }).data?.engine;
