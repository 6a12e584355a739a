/**
 * Freezes what the engine gives for every scenario of every example: `npm run golden`. The files say what came out, not
 * what is true; the tests hold later versions of the engine against them to the last digit.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { freeze, GOLDEN } from './examples/golden.ts';
import { describeRuns, readPage, replaceBlock, writePage } from './examples/page.ts';
import { listExamples, readExample } from '../src/db/exampleFiles.ts';

mkdirSync(GOLDEN, { recursive: true });
for (const key of listExamples()) {
  const golden = freeze(readExample(key));
  writeFileSync(new URL(`${key}.json`, GOLDEN), `${JSON.stringify(golden, null, 2)}\n`);
  writePage(replaceBlock(readPage(), key, describeRuns(key, golden)));
  console.log(`examples/golden/${key}.json`);
}
console.log('docs/examples.md');
