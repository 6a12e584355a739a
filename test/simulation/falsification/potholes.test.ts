/** What would embarrass a model of potholes and care. */
import { describe, expect, test } from 'vitest';
import { RELIEF, type CareKind } from '../../../src/simulation/vocabulary.ts';
import { changed, planOf, summaryOf } from '../support.ts';
import {
  asLived,
  BUYERS,
  compare,
  EXAMPLES,
  expectFall,
  expectNoFall,
  expectNoRise,
  expectRise,
  scenarioOf,
  withTouchpoints,
  type World,
} from './support.ts';

const empathyOf = ({ design, environment }: World): number =>
  summaryOf(planOf(design, environment), 'falsification', BUYERS).scorecard.find(({ name }) => name === 'EMPATHY')
    ?.value as number;

/** Where one place after another is changed. */
const FEWER = 2_500;

describe.each(EXAMPLES)('potholes of %s', (name) => {
  const base = asLived(name);
  const holes = base.design.touchpoints.flatMap(({ key, owner, potholes }) =>
    owner === 'COMPETITOR' ? [] : (potholes ?? []).map((pothole) => ({ key, ...pothole })),
  );

  test('twice as many of them cost purchases, trust and mood', () => {
    const more = withTouchpoints(base, ({ potholes }) => ({
      potholes: potholes?.map((pothole) => ({ ...pothole, prevalence: Math.min(1, 2 * pothole.prevalence) })),
    }));
    expectFall(compare(base, more, 'bought'), 'bought');
    expectFall(compare(base, more, 'trust'), 'trust');
    expectFall(compare(base, more, 'peakEnd'), 'feeling');
  });

  test('more of any one of them never raises purchases', () => {
    for (const { key, kind } of holes) {
      const more = withTouchpoints(base, (touchpoint) => ({
        potholes: touchpoint.potholes?.map((pothole) =>
          touchpoint.key === key && pothole.kind === kind ? { ...pothole, prevalence: 0.95 } : pothole,
        ),
      }));
      expectNoRise(compare(base, more, 'bought', FEWER), `${kind} at ${key}`);
      expectNoRise(compare(base, more, 'peakEnd', FEWER), `feeling, ${kind} at ${key}`);
    }
  });

  test('worse ones never raise purchases', () => {
    const worse = withTouchpoints(base, ({ potholes }) => ({
      potholes: potholes?.map((pothole) => ({ ...pothole, severity: Math.min(1, 1.5 * pothole.severity) })),
    }));
    expectNoRise(compare(base, worse, 'bought'), 'bought');
    expectFall(compare(base, worse, 'peakEnd'), 'feeling');
  });

  test('repairing all of them helps', () => {
    const repaired: World = {
      ...base,
      design: changed(
        base.design,
        ...holes.map(({ key, kind }) => ({ repairPothole: { touchpoint: key, kind, by: 1 } })),
      ),
    };
    expectRise(compare(base, repaired, 'bought'), 'bought');
    expectRise(compare(base, repaired, 'peakEnd'), 'feeling');
  });

  test('care that relieves them raises purchases and EMPATHY', () => {
    const cared: World = {
      ...base,
      design: changed(
        base.design,
        ...holes.flatMap(({ key, kind }) =>
          (Object.keys(RELIEF) as CareKind[])
            .filter((care) => RELIEF[care][kind])
            .map((care) => ({ addCare: { touchpoint: key, kind: care, strength: 0.9 } })),
        ),
      ),
    };
    expectRise(compare(base, cared, 'bought'), 'bought');
    expectRise(compare(base, cared, 'peakEnd'), 'feeling');
    expect(empathyOf(cared)).toBeGreaterThan(empathyOf(base) + 20);
  });

  test('care at any one touchpoint never hurts', () => {
    for (const touchpoint of new Set(holes.map(({ key }) => key))) {
      const cares = (Object.keys(RELIEF) as CareKind[]).map((kind) => ({
        addCare: { touchpoint, kind, strength: 0.9 },
      }));
      const cared: World = { ...base, design: changed(base.design, ...cares) };
      expectNoFall(compare(base, cared, 'bought', FEWER), touchpoint);
      expectNoFall(compare(base, cared, 'trust', FEWER), `trust, ${touchpoint}`);
    }
  });

  test('the scenario with care beats life as it is', () => {
    const cared = scenarioOf(name, 'With care');
    expectRise(compare(base, cared, 'bought'), 'bought');
    expectRise(compare(base, cared, 'trust'), 'trust');
    expect(empathyOf(cared)).toBeGreaterThan(empathyOf(base));
  });
});
