/** Journeys as files: a design and its scenarios, as in the examples that come with the server. */
import { refresh } from '../../api/cache.ts';
import { Refusal, succeeded } from '../../api/failures.ts';
import { request } from '../../api/request.ts';
import { keyWith } from '../../names.ts';
import { JourneyFileDocument, JourneyImportDocument } from './journeys.generated.ts';

export interface JourneyFile {
  readonly design: unknown;
  readonly scenarios: readonly unknown[];
}

/** The file of a design: all that is needed to have it again, on this server or another. */
export async function fetchFile(id: string): Promise<JourneyFile> {
  const { node, scenarios } = await request(JourneyFileDocument, { id });
  if (node?.__typename !== 'Design') throw new Refusal({ code: 'NOT_FOUND', message: 'The journey has been deleted.' });
  // A scenario that no longer fits the design could not be read back with it.
  const fitting = scenarios.nodes.filter(({ issues }) => issues.length === 0);
  return { design: node.export, scenarios: fitting.map((scenario) => scenario.export) };
}

/**
 * Saves a file as a new design; under the next free key of the form key-2, key-3 … when `key` is given and taken.
 * @throws Refusal with all that is wrong with the file
 */
export async function importFile(
  file: unknown,
  key?: string,
): Promise<{ readonly key: string; readonly name: string }> {
  for (let count = 1; ; count++) {
    const wanted = key === undefined || count === 1 ? key : keyWith(key, `-${count}`);
    const { importDesign } = await request(JourneyImportDocument, { file, key: wanted });
    try {
      const { design } = succeeded(importDesign, 'ImportDesignSuccess');
      await refresh('Journeys');
      return design;
    } catch (error) {
      if (key === undefined || count === 100 || !isKeyTaken(error)) throw error;
    }
  }
}

/** Whether the only thing wrong is that another design has the key. */
export const isKeyTaken = (error: unknown): boolean =>
  error instanceof Refusal &&
  error.issues.length === 1 &&
  error.issues[0].path.join('.') === 'key' &&
  error.issues[0].message.startsWith('must be unique');

/** A key from a name: "Spring, 2027!" becomes "spring-2027". */
export const keyOf = (name: string): string =>
  keyWith(
    name
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/[\u0300-\u036f]/g, '')
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, ''),
  ) || 'journey';
