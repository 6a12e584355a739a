import { expect, test } from 'vitest';
import { CHANNEL_PRESETS } from '../../src/simulation/channels.ts';
import { isWithin } from '../../src/simulation/issue.ts';
import { PARAMETERS } from '../../src/simulation/parameters.ts';
import { CHANNELS } from '../../src/simulation/vocabulary.ts';

test.each(PARAMETERS.map((parameter) => [parameter.name, parameter] as const))(
  'parameter %s says what it is, in which unit and range, and what it rests on',
  (_name, parameter) => {
    expect(parameter.unit).not.toBe('');
    expect(parameter.source).not.toBe('');
    expect(parameter.description).toMatch(/^\p{Lu}.+\.$/u);
    expect(parameter.minimum).toBeLessThan(parameter.maximum);
    expect(isWithin(parameter, parameter.default)).toBe(true);
  },
);

test('no two parameters share a name', () => {
  expect(new Set(PARAMETERS.map((parameter) => parameter.name)).size).toBe(PARAMETERS.length);
});

test('every channel has one preset', () => {
  expect(CHANNEL_PRESETS.map((preset) => preset.channel).sort()).toEqual([...CHANNELS].sort());
});

test.each(CHANNEL_PRESETS.map((preset) => [preset.channel, preset] as const))(
  'the preset of %s has chances that are neither 0 nor 1, each with its source',
  (_channel, preset) => {
    for (const rate of [preset.noticeRate, preset.engageRate, preset.actionRate]) {
      expect(rate).toBeGreaterThan(0);
      expect(rate).toBeLessThan(1);
    }
    for (const source of [preset.noticeSource, preset.engageSource, preset.actionSource]) {
      expect(source).not.toBe('');
    }
  },
);
