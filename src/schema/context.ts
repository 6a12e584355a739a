/** What resolvers work with, made anew for every operation. */
import type { Logger } from 'pino';
import type { Database } from '../db/open.ts';
import type { Studies } from '../studies/studies.ts';
import { createLoaders, type Loaders } from './loaders.ts';

/** What lives as long as the server. */
export interface Services {
  readonly database: Database;
  readonly studies: Studies;
  readonly log: Logger;
}

export interface Context extends Services {
  readonly loaders: Loaders;
  /** What only this operation reads: disposed of once its answer is complete. */
  readonly kept: DisposableStack;
}

export function createContext(services: Services): Context {
  return { ...services, loaders: createLoaders(services), kept: new DisposableStack() };
}
