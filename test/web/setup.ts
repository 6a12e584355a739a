/**
 * What the files of page tests share, made once: the browser, which files that run side by side would each find half unpacked,
 * and the data of a server that has been started once, so that each file's own server has nothing to load and to simulate.
 */
import type { TestProject } from 'vitest/node';
import { browserPath } from './browser.ts';
import { openServer } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where that data is, to be copied. */
    readonly startedOnce: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [server] = await Promise.all([openServer(), browserPath()]);
  await server.stop();
  project.provide('startedOnce', server.directory);
  return () => server.close();
}
