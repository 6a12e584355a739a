import { describe, expect, it } from 'vitest';
import { canonicalJson, hashContent, type PlanParts } from '../../src/studies/source.ts';
import { exampleParts } from './support.ts';

const asked = { buyers: 1_000, seed: 'a', stop: null };
const parts = exampleParts();
const hash = (change: (parts: PlanParts) => PlanParts, more: object = {}): string =>
  hashContent(change(structuredClone(parts)), { ...asked, ...more });
const same = hash((copy) => copy);

describe('the hash of what is asked', () => {
  it('does not depend on the order of fields', () => {
    expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'x' })).toBe(canonicalJson({ a: 'x', b: [{ c: null, d: 1 }] }));
    expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
    const backwards = (value: object) => Object.fromEntries(Object.entries(value).reverse());
    expect(hash((copy) => backwards({ ...copy, design: backwards(copy.design) }) as unknown as PlanParts)).toBe(same);
  });

  it('leaves out what only people read', () => {
    const renamed = hash(({ design, ...rest }) => ({
      ...rest,
      design: {
        ...design,
        ...{ key: 'other', name: 'Other', description: 'Told otherwise', story: { ...design.story, title: 'Other' } },
        personas: design.personas.map((persona) => ({ ...persona, name: 'Other' })),
        touchpoints: design.touchpoints.map((touchpoint) => ({ ...touchpoint, name: 'Other' })),
      },
    }));
    expect(renamed).toBe(same);
  });

  it('differs with whatever decides a life', () => {
    const others = [
      hash((copy) => ({ ...copy, environment: { ...copy.environment, disorder: 0.5 } })),
      hash((copy) => ({ ...copy, parameters: { ...copy.parameters, keep: 2 } })),
      hash(({ design, ...rest }) => ({ ...rest, design: { ...design, links: design.links.slice(1) } })),
      hash(({ design, ...rest }) => ({
        ...rest,
        design: {
          ...design,
          personas: design.personas.map((persona) => ({ ...persona, share: persona.share * 2 + 0.1 })),
        },
      })),
      hash((copy) => copy, { seed: 'b' }),
      hash((copy) => copy, { buyers: 1_001 }),
      hash((copy) => copy, { stop: { metric: 'boughtShare', halfWidth: 0.1, confidence: 0.95 } }),
    ];
    expect(new Set([same, ...others]).size).toBe(others.length + 1);
  });
});
