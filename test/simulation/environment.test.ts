import { describe, expect, test } from 'vitest';
import { parseEnvironment } from '../../src/simulation/environment.ts';
import { CHANNEL_PRESETS } from '../../src/simulation/channels.ts';
import { isWithin } from '../../src/simulation/issue.ts';
import { defaultParameters, findParameter, PARAMETERS } from '../../src/simulation/parameters.ts';
import { CHANNELS } from '../../src/simulation/vocabulary.ts';
import { valueOf } from './support.ts';

const told = (input: unknown, at?: readonly string[]): string[] => {
  const checked = parseEnvironment(input, at);
  return checked.ok ? [] : checked.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
};

describe('an environment', () => {
  test('is 90 days, all arriving at once, life as it is, where nothing is said', () => {
    const standard = { horizonDays: 90, arrivalDays: 0, disorder: 1 };
    for (const input of [undefined, null, {}, { disorder: null }])
      expect(valueOf(parseEnvironment(input))).toEqual(standard);
    expect(valueOf(parseEnvironment({ disorder: 0, horizonDays: 1.5 }))).toEqual({
      ...{ horizonDays: 1.5, arrivalDays: 0, disorder: 0 },
    });
  });

  test.each<[unknown, string]>([
    [{ horizonDays: 0.5 }, 'environment.horizonDays: must be at least 1 and at most 1095; got 0.5'],
    [{ horizonDays: 1096 }, 'environment.horizonDays: must be at least 1 and at most 1095; got 1096'],
    [{ horizonDays: '90' }, 'environment.horizonDays: must be a number, at least 1 and at most 1095; got "90"'],
    [{ arrivalDays: -1 }, 'environment.arrivalDays: must be at least 0 and at most 1095; got -1'],
    [{ disorder: -0.1 }, 'environment.disorder: must be at least 0 and at most 10; got -0.1'],
    [{ disorder: 11 }, 'environment.disorder: must be at least 0 and at most 10; got 11'],
    [{ disorder: NaN }, 'environment.disorder: must be a number, at least 0 and at most 10; got NaN'],
    [{ horizonDays: 30, arrivalDays: 30 }, 'environment.arrivalDays: must be below horizonDays (30); got 30'],
    [{ arrivalDays: 120 }, 'environment.arrivalDays: must be below horizonDays (90); got 120'],
    [{ weather: 'rain' }, 'environment: has no field weather'],
    [[], 'environment: must be an object; got []'],
  ])('%j is refused', (input, message) => {
    expect(told(input)).toEqual([message]);
  });

  test('tells all that is wrong, where the caller says it stands', () => {
    expect(told({ horizonDays: 0, disorder: 99 }, ['scenario', 'world'])).toEqual([
      'scenario.world.horizonDays: must be at least 1 and at most 1095; got 0',
      'scenario.world.disorder: must be at least 0 and at most 10; got 99',
    ]);
    expect(told({ horizonDays: 10, arrivalDays: 20, disorder: 99 })).toEqual([
      'environment.disorder: must be at least 0 and at most 10; got 99',
      'environment.arrivalDays: must be below horizonDays (10); got 20',
    ]);
  });
});

describe('parameters', () => {
  test('have names of their own, and defaults inside their ranges', () => {
    expect(new Set(PARAMETERS.map(({ name }) => name)).size).toBe(PARAMETERS.length);
    for (const parameter of PARAMETERS) {
      expect(isWithin(parameter, parameter.default), parameter.name).toBe(true);
      expect(findParameter(parameter.name)).toBe(parameter);
      for (const text of [parameter.description, parameter.unit, parameter.source]) expect(text).not.toBe('');
    }
    expect(findParameter('luck')).toBeUndefined();
    expect(defaultParameters()).not.toBe(defaultParameters());
  });

  // MODEL.md, the end of section 4.
  test('have the model’s defaults', () => {
    expect(defaultParameters()).toMatchObject({
      ...{ moodHalfLife: 10, fatigueHalfLife: 7, readinessHalfLife: 30 },
      ...{ noticeAttention: 2, noticeRecognition: 2, noticeFatigue: 0.6 },
      ...{ engageReadiness: 2.5, engageTrust: 2, engageMood: 1, engageEffort: 1.5, engagePressure: 3 },
      ...{ actReadiness: 2.5, actTrust: 2, actMood: 1, actMemory: 0.75, actAsk: 1, actEffort: 1.5, actPressure: 2 },
      ...{ encodeNoticed: 0.12, encodeEngaged: 0.2, recognitionBoost: 1.5, interference: 0.3, spacing: 1.5 },
      ...{ maxMemoryDays: 120, tolerance: 0.2, trustRecognition: 0.03, trustDissonance: 0.05, trustValue: 0.12 },
      ...{ trustPothole: 0.35, trustPressure: 0.15, trustRecovery: 0.25, moodValue: 0.25, moodDissonance: 0.15 },
      ...{ moodPothole: 0.7, moodPressure: 0.4, moodRecovery: 0.4, fatigueIgnored: 0.1, fatigueNoticed: 0.25 },
      ...{ learn: 0.25, askSlack: 0.1, giveUp: 1.2, quitPressured: 0.35, quitFrustrated: 2, keep: 3 },
      ...{ visitSpread: 1.5, returnFloor: 0.05, elsewhere: 1, dormantDays: 14, repurchaseReadiness: 0.2 },
      ...{ advocacy: 0.3, retell: 0.6, referralDelayDays: 7, referralTrust: 0.3 },
    });
  });
});

test('every channel has its preset, rates in (0, 1), each with a source', () => {
  expect(CHANNEL_PRESETS.map(({ channel }) => channel)).toEqual([...CHANNELS]);
  for (const preset of CHANNEL_PRESETS) {
    for (const rate of [preset.noticeRate, preset.engageRate, preset.actionRate]) {
      expect(rate).toBeGreaterThan(0);
      expect(rate).toBeLessThan(1);
    }
    for (const source of [preset.noticeSource, preset.engageSource, preset.actionSource]) expect(source).not.toBe('');
  }
  const byItself = [
    'EMAIL',
    'SALES_CALL',
    'DISPLAY_AD',
    'SOCIAL_AD',
    'SOCIAL_POST',
    'WORD_OF_MOUTH',
    'ONBOARDING',
    'PRODUCT',
  ];
  expect(
    CHANNEL_PRESETS.filter(({ arrives }) => arrives === 'BY_ITSELF')
      .map(({ channel }) => channel as string)
      .sort(),
  ).toEqual(byItself.sort());
});
