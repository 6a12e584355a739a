/**
 * Frozen numbers: what this engine gave for one random design when they were last written. They say that nothing moved,
 * and never that anything is right; the laws and the theory say that. When a change of the model moves them on purpose,
 * raise ENGINE_VERSION and write them anew:
 *
 *     UPDATE_FROZEN=1 npx vitest run --project simulation noreg
 */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import type { DesignInput } from '../../../src/simulation/design.ts';
import type { Environment } from '../../../src/simulation/environment.ts';
import type { ParameterValues } from '../../../src/simulation/parameters.ts';
import { Replayer } from '../../../src/simulation/replay.ts';
import { simulate } from '../../../src/simulation/run.ts';
import type { LifeStory } from '../../../src/simulation/story.ts';
import { summarize } from '../../../src/simulation/summarize.ts';
import type { Summary } from '../../../src/simulation/summary.ts';
import type { Tally } from '../../../src/simulation/tally.ts';
import { ENGINE_VERSION } from '../../../src/simulation/version.ts';
import { planOf } from '../support.ts';

const BUYERS = 3_000;
const SEED = 'frozen';

interface World {
  readonly design: DesignInput;
  readonly environment: Environment;
  readonly parameters: Partial<ParameterValues>;
}

const fileOf = (name: string): URL => new URL(name, import.meta.url);
const world = JSON.parse(await readFile(fileOf('world.json'), 'utf8')) as World;
const plan = planOf(world.design, world.environment, world.parameters);

/** Holds a text against a file, or writes the file when asked to. */
async function expectFrozen(name: string, text: string): Promise<void> {
  if (process.env.UPDATE_FROZEN) await writeFile(fileOf(name), text);
  expect(text).toBe(await readFile(fileOf(name), 'utf8'));
}

const countsOf = (list: readonly { readonly count: number }[], label: string): Record<string, number> =>
  Object.fromEntries(
    list
      .filter(({ count }) => count > 0)
      .map((entry) => [String((entry as unknown as Record<string, unknown>)[label]), entry.count]),
  );

function frozen(summary: Summary, { layout, counts, buffer }: Tally) {
  return {
    note: 'Frozen numbers of one random design, and no truth; see frozen.test.ts.',
    engineVersion: ENGINE_VERSION,
    buyers: summary.buyers,
    purchases: summary.purchases,
    journeys: countsOf(summary.journeys, 'journey'),
    exits: countsOf(summary.exits, 'exit'),
    personas: countsOf(summary.personas, 'persona'),
    referred: { buyers: summary.referred.buyers, purchases: summary.referred.purchases },
    events: Object.fromEntries(
      summary.touchpoints.map(({ touchpoint, events }) => [touchpoint, countsOf(events, 'kind')]),
    ),
    entries: countsOf(summary.entries, 'touchpoint'),
    boughtByDay: [...counts.subarray(layout.purchasesByDay, layout.purchasesByDay + layout.days + 1)],
    paths: { distinct: summary.paths.distinct, long: summary.paths.long },
    metrics: Object.fromEntries(
      summary.metrics.map(({ name, value }) => [name, value === null ? null : Number(value.toPrecision(10))]),
    ),
    tally: createHash('sha256').update(new Uint8Array(buffer)).digest('hex'),
  };
}

test('the counts of a run, to the byte', async () => {
  const tally = simulate(plan, SEED, 0, BUYERS);
  const counts = frozen(summarize(plan, tally), tally);
  await expectFrozen('frozen.json', await format(JSON.stringify(counts), { parser: 'json', printWidth: 120 }));
});

const dayOf = (day: number): string => `day ${day.toFixed(2)}`;

/** A life in words: day · buyer · touchpoint · kind. */
function transcript(story: LifeStory, who = `buyer ${story.number}`): string[] {
  return [
    `${dayOf(story.arrivalDay)} · ${who} · arrives: ${story.persona}, ${story.intent}`,
    ...story.events.map(({ day, touchpoint, kind }) => `${dayOf(day)} · ${who} · ${touchpoint} · ${kind}`),
    `${dayOf(story.exitDay)} · ${who} · ${story.exit}, ${story.journey}, purchases ${story.purchases}`,
    ...story.referred.flatMap((friend, index) => ['', ...transcript(friend, `friend ${index + 1} of ${who}`)]),
  ];
}

// One who buys and brings friends along, one who leaves.
test.each([
  ['buyer', (story: LifeStory) => story.referred.length > 0 && story.purchases > 1 && story.events.length < 40],
  ['quitter', (story: LifeStory) => story.exit === 'FRUSTRATED' && story.events.length > 12],
])('the life of the first %s', async (name, fits) => {
  const replayer = new Replayer(plan, SEED);
  for (let number = 0; number < BUYERS; number++) {
    const story = replayer.replay(number);
    if (!fits(story)) continue;
    await expectFrozen(`${name}.txt`, `${transcript(story).join('\n')}\n`);
    return;
  }
  expect.fail(`nobody is a ${name}`);
});
