/** Every field of a persona. */
import { User } from 'lucide-react';
import { formatNumber, formatShare } from '../../../../format.ts';
import { FIELDS } from '../../../../generated/fields.ts';
import type { PersonaInput } from '../../../../generated/schema.ts';
import { removePersona, renamePersona, updatePersona, useDraft } from '../../draft.ts';
import { findPersona } from '../../edits.ts';
import { useIssuesFor } from '../../issues.ts';
import { Amount } from '../Amount.tsx';
import { Form } from '../Form.tsx';
import frame from '../Frame.module.css';
import { Group } from '../Group.tsx';
import { issuesIn } from '../issueAt.ts';
import { KeyField } from '../KeyField.tsx';
import { sumOf } from '../likeness.ts';
import { Line } from '../Line.tsx';
import { Affinities } from './Affinities.tsx';
import { Intents } from './Intents.tsx';
import { Traits } from './Traits.tsx';

const INFO = FIELDS.Persona;
/** Personas are drawn in the order of their keys. */
const NEW_LUCK = 'Buyers are given out to personas in the order of their keys: results may change.';

export function PersonaForm({ persona }: { persona: PersonaInput }) {
  const { key, name, share } = persona;
  const issues = issuesIn(useIssuesFor({ kind: 'persona', key }));
  const personas = useDraft((draft) => draft.design.personas);
  const saved = useDraft((draft) => findPersona(draft.saved, key)?.key);
  const part = { persona, issues, set: (patch: Parameters<typeof updatePersona>[1]) => updatePersona(key, patch) };
  const all = sumOf(personas.map((one) => one.share));
  return (
    <Form
      kind="Persona"
      title={name}
      icon={<User size={18} aria-hidden />}
      issue={issues.at('')}
      remove="Delete the persona"
      whyNot={personas.length === 1 ? 'A journey needs at least one persona.' : undefined}
      onRemove={() => removePersona(key)}
    >
      <Group
        id="persona.is"
        title="Who they are"
        summary={`${formatShare(all > 0 ? share / all : null, 0)} of the buyers`}
        problems={issues.count('name', 'key', 'share')}
        startsOpen
      >
        <Line
          label="Name"
          info={INFO.name}
          required
          value={name}
          issue={issues.at('name')}
          onChange={(now) => part.set({ name: now })}
        />
        <div>
          <Amount
            label="Weight among the personas"
            info={INFO.share}
            required
            value={share}
            issue={issues.at('share')}
            onChange={(now) => part.set({ share: now })}
          />
          <p className={frame.note}>
            {all > 0
              ? `${formatNumber((100 * Math.max(0, share)) / all, 1)} % of all buyers.`
              : 'At least one persona needs a weight above 0.'}
          </p>
        </div>
        <KeyField
          info={INFO.key}
          value={key}
          saved={saved}
          others={personas.flatMap((other) => (other.key === key ? [] : [other.key]))}
          warning={NEW_LUCK}
          issue={issues.at('key')}
          onRename={(now) => renamePersona(key, now)}
        />
      </Group>
      <Intents {...part} />
      <Traits {...part} />
      <Affinities {...part} />
    </Form>
  );
}
