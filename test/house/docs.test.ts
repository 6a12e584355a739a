import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { CHANNEL_PRESETS } from '../../src/simulation/channels.ts';
import { DEFAULT_TRAITS } from '../../src/simulation/design.ts';
import { PARAMETERS, type Parameter } from '../../src/simulation/parameters.ts';
import { MODEL_VERSION } from '../../src/simulation/version.ts';
import { CARE_KINDS, POTHOLE_KINDS, RELIEF, TRAITS } from '../../src/simulation/vocabulary.ts';
import { ROOT } from './files.ts';

const DOCS = readdirSync(path.join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.md'),
);

const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

/** Rows of the tables below a heading, up to the next one, by their first cell without the marks of code around it. */
function rowsBelow(heading: string, page: string): Map<string, string[]> {
  const [, below = ''] = page.split(new RegExp(`^#+ ${heading}$`, 'm'));
  const rows = below
    .split(/^#/m)[0]
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
  return new Map(rows.map(([head, ...cells]) => [head.replaceAll('`', ''), cells]));
}

/** Anchors of the headings of a page, as they are made from their words. */
const anchorsOf = (page: string): string[] =>
  [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );

describe('docs/model.md', () => {
  const page = read('docs/model.md');

  test('describes the version of the model that the code has', () => {
    expect(page).toContain(`Version ${MODEL_VERSION} of the model`);
  });

  const parameters = rowsBelow('Parameters', page);
  const channels = rowsBelow('Channels', page);
  const traits = rowsBelow('Personas and traits', page);
  const relief = rowsBelow('Story, touchpoints, links', page);

  test.each(PARAMETERS.map((parameter) => [parameter.name, parameter] as const))(
    'has parameter %s as the code has it, and where it stands',
    (name, parameter) => {
      const [value, unit, range, description, files, source] = parameters.get(name) ?? [];
      expect([value, unit, range, description, source]).toEqual([
        String(parameter.default),
        parameter.unit,
        rangeOf(parameter),
        parameter.description,
        parameter.source,
      ]);
      const named = [...files.matchAll(/`([^`]+)`/g)].map(([, file]) => read(`src/simulation/${file}`));
      expect(named).not.toEqual([]);
      for (const text of named) expect(text).toMatch(new RegExp(`\\b${name}\\b`));
    },
  );

  test.each(CHANNEL_PRESETS.map((preset) => [preset.channel, preset] as const))(
    'has the preset of %s as the code has it',
    (channel, preset) => {
      expect(channels.get(channel)).toEqual([
        preset.arrives,
        `${preset.noticeRate}: ${preset.noticeSource}`,
        `${preset.engageRate}: ${preset.engageSource}`,
        `${preset.actionRate}: ${preset.actionSource}`,
      ]);
    },
  );

  test.each(TRAITS)('has the default of trait %s', (trait) => {
    expect(traits.get(trait)?.[2]).toBe(String(DEFAULT_TRAITS[trait]));
  });

  test.each(CARE_KINDS)('has what care of kind %s relieves', (care) => {
    expect(relief.get(care)).toEqual(POTHOLE_KINDS.map((kind) => String(RELIEF[care][kind] ?? '')));
  });

  test('names every rule and every figure by its file', () => {
    const files = ['kernel/rules', 'metrics'].flatMap((folder) =>
      readdirSync(path.join(ROOT, 'src/simulation', folder)).map((file) => `src/simulation/${folder}/${file}`),
    );
    // The reader only gives the counts their names.
    const unnamed = files.filter((file) => !page.includes(`\`${file}\``));
    expect(unnamed).toEqual(['src/simulation/metrics/reader.ts']);
  });
});

describe.each(DOCS)('docs/%s', (file) => {
  const page = read(`docs/${file}`);

  test('names only files that exist', () => {
    const named = [...page.matchAll(/`((?:src|test|bench|scripts|prisma|examples|docs)\/[\w./-]*[\w/])`/g)];
    expect(named.map(([, name]) => name).filter((name) => !existsSync(path.join(ROOT, name)))).toEqual([]);
  });

  test('links only to places that exist', () => {
    const targets = [...page.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);
    const lost = targets.filter((target) => {
      if (/^https?:/.test(target)) return false;
      const [to, anchor] = target.split('#');
      const full = to === '' ? path.join(ROOT, 'docs', file) : path.join(ROOT, 'docs', path.dirname(file), to);
      if (!existsSync(full)) return true;
      return anchor !== undefined && !anchorsOf(readFileSync(full, 'utf8')).includes(anchor);
    });
    expect(lost).toEqual([]);
  });
});

const rangeOf = ({ minimum, aboveMinimum, maximum, belowMaximum }: Parameter): string =>
  `${aboveMinimum ? '(' : '['}${minimum}, ${maximum}${belowMaximum ? ')' : ']'}`;
