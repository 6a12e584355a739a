/** What is told of several changes at once when some of them are of the wrong form. */
import { describe, expect, test } from 'vitest';
import { applyChanges, readChanges } from '../../src/simulation/change.ts';
import { base } from './changes.ts';

describe('what can be judged is told at once', () => {
  /** Paths of all that is told of changes some of which are of the wrong form, in the order of the changes. */
  const places = (...list: readonly unknown[]): string[] => {
    const { changes, issues } = readChanges(list);
    const applied = applyChanges(base(), changes);
    return [...issues, ...(applied.ok ? [] : applied.issues)].map(({ path }) => path.slice(1).join('.')).sort();
  };
  const pothole = (kind: string, by: number) => ({ repairPothole: { touchpoint: 'mail', kind, by } });
  const set = (fields: object) => ({ setTouchpoint: { key: 'rival', ...fields } });

  test.each<[string, unknown[], string[]]>([
    [
      'of a touchpoint whose pothole, care or telling is changed in the wrong form',
      [
        pothole('LONG_WAIT', 3),
        { addCare: { touchpoint: 'mail', kind: 'RESOLUTION', strength: -1 } },
        { setTelling: { touchpoint: 'mail' } },
        pothole('POOR_FOLLOW_UP', 1),
        { setTouchpoint: { key: 'mail', push: { days: [1], perDay: 1 } } },
      ],
      ['0.repairPothole.by', '1.addCare.strength', '2.setTelling.telling', '3.repairPothole.kind', '4.setTouchpoint'],
    ],
    [
      'of the ends of a link of the wrong form',
      [{ setLink: { from: 'mail', to: 'rival', on: 'NEVER' } }, set({ goal: 'LEARN' })],
      ['0.setLink.on', '1.setTouchpoint'],
    ],
    [
      'of the names of a touchpoint whose fields are of the wrong form',
      [set({ ask: -1 }), { setLink: { from: 'rival', to: 'nowhere', on: 'ENGAGED' } }],
      ['0.setTouchpoint.ask', '1.setLink.to'],
    ],
    [
      'of a persona that is called as a touchpoint is',
      [{ setTouchpoint: { key: 'calm', ask: 2 } }, { setPersona: { key: 'calm', intents: { passing: -1 } } }],
      ['0.setTouchpoint.ask', '1.setPersona.intents.passing'],
    ],
    [
      'beside names that lead nowhere',
      [{ removeTouchpoint: { key: 'lost' } }, set({ goal: 'LEARN' })],
      ['0.removeTouchpoint.key', '1.setTouchpoint'],
    ],
  ])('%s', (_what, changes, paths) => {
    expect(places(...changes)).toEqual(paths);
  });

  test.each<[string, unknown[], string]>([
    [
      'a touchpoint that may be there',
      [{ addTouchpoint: { key: 'club', name: 'Club' } }, { setTouchpoint: { key: 'club', pull: 1 } }],
      '0.addTouchpoint.channel',
    ],
    [
      'a link of it',
      [
        { addTouchpoint: { key: 'club', name: 'Club' } },
        { setLink: { from: 'club', to: 'shop', on: 'ENGAGED' } },
        { removeLink: { from: 'club', to: 'shop', on: 'ENGAGED' } },
      ],
      '0.addTouchpoint.channel',
    ],
    [
      'a link that may be there',
      [
        { setLink: { from: 'mail', to: 'rival', on: 'NEVER' } },
        { removeLink: { from: 'mail', to: 'rival', on: 'ENGAGED' } },
      ],
      '0.setLink.on',
    ],
    [
      'fields that are checked together',
      [set({ owner: 'OWNED', ask: -1 }), set({ goal: 'LEARN' })],
      '0.setTouchpoint.ask',
    ],
    [
      'a touchpoint that may be gone',
      [
        { removeTouchpoint: { key: 'mail', for: 'good' } },
        { addTouchpoint: { key: 'mail', name: 'M', channel: 'EMAIL' } },
      ],
      '0.removeTouchpoint',
    ],
    ['what a change of no kind may make', [{ addPage: { key: 'club' } }, { removeTouchpoint: { key: 'club' } }], '0'],
  ])('and what hangs on a change of the wrong form is not: %s', (_what, changes, path) => {
    expect(places(...changes)).toEqual([path]);
  });
});
