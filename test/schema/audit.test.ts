import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schema } from '../../src/schema/index.ts';
import { everythingOf } from './everything.ts';
import { finishRun, finishStudy, openApp, saveDesign, saveScenario, smallDesign, type TestApp } from './support.ts';

const BUYERS = 2_000;
const PROBLEM = `__typename ... on Problem { code message } ... on InvalidInput { issues { path message } }
  ... on LimitExceeded { limit asked }`;
const START = `mutation ($input: StartAuditInput!) {
  startAudit(input: $input) { ${PROBLEM} ... on StartAuditSuccess { audit { id status seed buyersAsked } } }
}`;

interface Started {
  readonly __typename: string;
  readonly audit?: { readonly id: string; readonly status: string };
  readonly issues?: readonly { readonly path: readonly string[] }[];
}

interface Difference {
  readonly baseline: number | null;
  readonly challenger: number | null;
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

interface Finding {
  readonly rank: number;
  readonly kind: string;
  readonly also: readonly string[];
  readonly touchpoint: string | null;
  readonly evidence: string;
  readonly affectedBuyers: {
    readonly count: number;
    readonly share: { readonly value: number };
    readonly seen: boolean;
  };
  readonly byIntent: readonly { readonly intent: string; readonly buyers: number; readonly affected: number | null }[];
  readonly repair: readonly object[];
  readonly repairExport: readonly object[];
  readonly effect: {
    readonly metrics: readonly (Difference & { readonly name: string })[];
    readonly differing: number;
  };
  readonly clear: boolean;
}

const FINDING = `rank kind also touchpoint evidence affectedBuyers { count share { value } seen }
  byIntent { intent buyers affected bought { difference low high } }
  repair { addCare { touchpoint kind strength } setTelling { touchpoint telling { theme weight } } }
  repairExport effect { differing metrics { name baseline challenger difference low high } } clear`;
const READ = `query ($id: ID!) {
  study(id: $id) {
    __typename status error { code message } progress { done total }
    ... on Experiment { design { key } scenario { name } environment { disorder } }
    ... on Audit { findings { ${FINDING} } leftOut saving { lived full share } lostBuyers { touchpoint lostBuyers { value } } }
  }
}`;

const gainOf = ({ effect }: Finding): number => effect.metrics.find(({ name }) => name === 'boughtShare')!.difference!;

describe('audits', () => {
  let it: TestApp;
  let designId: string;
  let scenarioId: string;
  let auditId: string;
  const environment = { horizonDays: 40, arrivalDays: 0, disorder: 1 };
  /** The scenario's own: a site that leads to the shop over a deep pothole. */
  const CHANGES = [
    {
      setTouchpoint: { key: 'site', potholes: [{ kind: 'COMPLEX_PROCESS', prevalence: 0.7, severity: 0.9 }], pull: 4 },
    },
    { setLink: { from: 'site', to: 'shop', on: 'ENGAGED', delayDays: 0 } },
  ];

  const start = async (input: object): Promise<Started> =>
    (await it.get<{ startAudit: Started }>(START, { input })).startAudit;
  const pathsOf = async (input: object) => (await start(input)).issues?.map(({ path }) => path.join('.'));
  const findings = async (): Promise<Finding[]> =>
    (await it.get<{ study: { findings: Finding[] } }>(READ, { id: auditId })).study.findings;

  beforeAll(async () => {
    it = await openApp();
    designId = await saveDesign(it, smallDesign('audit'));
    scenarioId = await saveScenario(it, { designId, name: 'As lived', changes: CHANGES, environment });
    const { audit } = await start({ scenarioId, buyers: BUYERS, seed: 'luck' });
    auditId = await finishStudy(it, audit!.id);
  });
  afterAll(() => it.close());

  test('what is wrong is found, told with numbers, and ranked by what mending it brings', async () => {
    const { study } = await it.get<{ study: Record<string, never> }>(READ, { id: auditId });
    expect(study).toMatchObject({
      __typename: 'Audit',
      status: 'SUCCEEDED',
      design: { key: 'audit' },
      scenario: { name: 'As lived' },
      environment: { disorder: 1 },
      leftOut: 0,
    });
    const { progress, saving, lostBuyers } = study as unknown as {
      progress: { done: number; total: number };
      saving: { lived: number; full: number; share: number };
      lostBuyers: { touchpoint: string; lostBuyers: { value: number } }[];
    };
    expect(progress.done).toBe(progress.total);
    // Everybody was inspected once, and lived through every panel.
    expect(progress.done).toBe(BUYERS + saving.full);
    expect(saving.lived).toBeLessThan(saving.full);
    expect(saving.share).toBeCloseTo(saving.lived / saving.full, 12);
    expect(lostBuyers.map(({ touchpoint }) => touchpoint).sort()).toEqual(['mail', 'shop', 'site']);
    const lost = lostBuyers.map(({ lostBuyers: { value } }) => value);
    expect(lost).toEqual([...lost].sort((one, other) => other - one));

    const found = await findings();
    expect(found.map(({ rank }) => rank)).toEqual(found.map((_, index) => index + 1));
    const gains = found.map(gainOf);
    expect(gains).toEqual([...gains].sort((one, other) => other - one));
    const pothole = found.find(({ kind: one }) => one === 'DECLARED_POTHOLE')!;
    expect(pothole).toMatchObject({ touchpoint: 'site', affectedBuyers: { seen: true } });
    expect(pothole.repair).toEqual([
      { addCare: { touchpoint: 'site', kind: 'SIMPLIFICATION', strength: 0.8 }, setTelling: null },
    ]);
    expect(pothole.evidence).toContain('COMPLEX_PROCESS');
    const { count, share } = pothole.affectedBuyers;
    expect(share.value).toBeCloseTo(count / BUYERS, 12);
    expect(pothole.byIntent.reduce((all, { affected }) => all + (affected ?? 0), 0)).toBe(count);
    expect(pothole.byIntent.reduce((all, { buyers }) => all + buyers, 0)).toBe(BUYERS);
    // The mail tells of the price, the promise is warmth: seen in the design and in lives, mended once.
    const telling = found.filter(({ kind: one, also }) => [one, ...also].includes('OTHER_STORY'));
    expect(telling.map(({ touchpoint }) => touchpoint)).toEqual(['mail']);
  });

  test('everything that an audit finds can be read', async () => {
    const { study } = await it.get<{ study: { findings: object[] } }>(
      `query ($id: ID!) { study(id: $id) { ... on Audit {
        findings(kinds: [DECLARED_POTHOLE]) { ${everythingOf(schema, 'AuditFinding')} } } } }`,
      { id: auditId },
    );
    expect(study.findings).toHaveLength(1);
  });

  test('a repair makes a scenario in which the buyers live just so', async () => {
    const [best] = await findings();
    expect(best.repairExport).toEqual([...CHANGES, ...best.repairExport.slice(CHANGES.length)]);
    const mended = await saveScenario(it, { designId, name: 'Mended', changes: best.repairExport, environment });
    const runId = await finishRun(it, { scenarioId: mended, buyers: BUYERS, seed: 'luck' });
    const { study } = await it.get<{ study: { headline: { name: string; value: number }[] } }>(
      'query ($id: ID!) { study(id: $id) { ... on Run { headline { name value } } } }',
      { id: runId },
    );
    for (const { name, challenger } of best.effect.metrics)
      if (study.headline.some((one) => one.name === name))
        expect(study.headline.find((one) => one.name === name)!.value).toBeCloseTo(challenger!, 12);
  });

  test('the sequence adds up, on luck of its own', async () => {
    const { study } = await it.get<{ study: { sequence: unknown } }>(
      `query ($id: ID!) { study(id: $id) { ... on Audit { sequence {
        ended skipped { reason finding { rank } } repairExport
        leftAfterThree { findings { rank } metrics(names: ["boughtShare"]) { difference low high } }
        steps { finding { rank repairExport } whenChosen { difference low }
          marginal(names: ["boughtShare"]) { name baseline challenger difference }
          cumulative(names: ["boughtShare"]) { baseline challenger difference low high } } } } } }`,
      { id: auditId },
    );
    const { steps, ended, repairExport } = study.sequence as {
      ended: string;
      repairExport: object[];
      steps: {
        finding: { rank: number; repairExport: object[] };
        whenChosen: Difference;
        marginal: (Difference & { name: string })[];
        cumulative: Difference[];
      }[];
    };
    expect(['NOTHING_GAINS', 'STEPS_USED']).toContain(ended);
    expect(steps.length).toBeGreaterThan(0);
    let sofar = 0;
    for (const { marginal, cumulative, whenChosen } of steps) {
      expect(marginal.map(({ name }) => name)).toEqual(['boughtShare']);
      sofar += marginal[0].difference!;
      expect(cumulative[0].difference).toBeCloseTo(sofar, 12);
      expect(cumulative[0].challenger).toBeCloseTo(marginal[0].challenger!, 12);
      expect(cumulative[0].baseline).toBe(steps[0].marginal[0].baseline);
      expect(whenChosen.low).toBeGreaterThan(0);
    }
    expect(repairExport).toEqual([
      ...CHANGES,
      ...steps.flatMap(({ finding }) => finding.repairExport.slice(CHANGES.length)),
    ]);
  });

  test('the same audit asked for again is the one that is there', async () => {
    expect(await start({ scenarioId, buyers: BUYERS, seed: 'luck' })).toMatchObject({
      audit: { id: auditId, status: 'SUCCEEDED' },
    });
  });

  test('a plan without a fault has an audit too', async () => {
    const sound = {
      ...smallDesign('sound'),
      touchpoints: [{ key: 'shop', name: 'Shop', channel: 'STORE', pull: 1, goal: 'BUY' }],
      links: [],
    };
    const { audit } = await start({ designId: await saveDesign(it, sound), environment: { disorder: 0 }, buyers: 50 });
    const id = await finishStudy(it, audit!.id);
    const { study } = await it.get<{ study: { status: string; findings: Finding[] } }>(READ, { id });
    expect(study.status).toBe('SUCCEEDED');
    // What the design alone shows may be there; nobody was seen to have any trouble.
    for (const { affectedBuyers } of study.findings) expect(affectedBuyers.seen).toBe(false);
  });

  test('what is wrong with an audit is told, all at once', async () => {
    expect(await pathsOf({})).toEqual(['']);
    expect(await pathsOf({ scenarioId, designId })).toEqual(['']);
    expect(await pathsOf({ scenarioId, environment: {} })).toEqual(['environment']);
    expect(await pathsOf({ designId, environment: { disorder: -1 } })).toEqual(['environment.disorder']);
    expect(await pathsOf({ designId, buyers: 0, seed: 'a\u0000' })).toEqual(['buyers', 'seed']);
    expect(await start({ scenarioId: 'nowhere' })).toMatchObject({ __typename: 'NotFound' });
    expect(await start({ designId, buyers: 1_000_000_000 })).toMatchObject({
      __typename: 'LimitExceeded',
      code: 'STUDY_TOO_LARGE',
    });
  });

  test('an audit is cancelled, and then has no answer', async () => {
    const { audit } = await start({ designId, buyers: 1_000_000, seed: 'long' });
    const cancel = 'mutation ($id: ID!) { cancelStudy(id: $id) { ... on CancelStudySuccess { study { status } } } }';
    expect(await it.get(cancel, { id: audit!.id })).toEqual({ cancelStudy: { study: { status: 'CANCELLED' } } });
    const { study } = await it.get<{ study: object }>(READ, { id: audit!.id });
    expect(study).toMatchObject({ status: 'CANCELLED', findings: null, leftOut: null, saving: null, lostBuyers: null });
  });
});
