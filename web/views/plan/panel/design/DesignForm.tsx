/** The design itself, and all that is in it: each can be selected from here. */
import { BookOpen, Plus, User } from 'lucide-react';
import { useEngine } from '../../../../api/engine.ts';
import { formatShare } from '../../../../format.ts';
import { FIELDS } from '../../../../generated/fields.ts';
import type { DesignInput } from '../../../../generated/schema.ts';
import { Button } from '../../../../parts/Button.tsx';
import { CHANNEL, OWNER } from '../../../../words.ts';
import { ChannelIcon } from '../../ChannelIcon.tsx';
import { addPersona, setHeader, useDraft, useIsReadOnly } from '../../draft.ts';
import { useIssuesFor } from '../../issues.ts';
import frame from '../Frame.module.css';
import { Group } from '../Group.tsx';
import { issuesIn } from '../issueAt.ts';
import { KeyField } from '../KeyField.tsx';
import { sumOf } from '../likeness.ts';
import { Line } from '../Line.tsx';
import { inSentence } from '../words.ts';
import { Pick, Picks } from './Picks.tsx';
import css from './DesignForm.module.css';

const INFO = FIELDS.Design;

export function DesignForm({ design }: { design: DesignInput }) {
  const issues = issuesIn(useIssuesFor(null));
  const isReadOnly = useIsReadOnly();
  const savedKey = useDraft((draft) => draft.saved.key);
  return (
    <>
      <h2 className={css.title} tabIndex={-1}>
        All of the journey
      </h2>
      <p className={css.lead}>
        Select a touchpoint or a link on the canvas, or anything below, to {isReadOnly ? 'read' : 'change'} it here.
      </p>
      <Group
        id="design.is"
        title="What it is"
        summary={design.name}
        problems={issues.count('name', 'key', 'description')}
      >
        <Line
          label="Name"
          info={INFO.name}
          required
          value={design.name}
          issue={issues.at('name')}
          onChange={(name) => setHeader({ name })}
        />
        <Line
          label="Description"
          info={INFO.description}
          rows={5}
          value={design.description ?? ''}
          issue={issues.at('description')}
          onChange={(description) => setHeader({ description: description === '' ? undefined : description })}
        />
        <KeyField
          info={INFO.key}
          value={design.key}
          saved={savedKey}
          warning="The key stands in the address of its pages: links to them have to be sent anew."
          issue={issues.at('key')}
          onRename={(key) => setHeader({ key })}
        />
      </Group>
      <Group id="design.story" title="Story" summary={design.story.title} startsOpen>
        <Picks>
          <Pick
            selection={{ kind: 'story' }}
            icon={<BookOpen size={18} aria-hidden />}
            name={design.story.title}
            note={design.story.themes.join(', ')}
          />
        </Picks>
      </Group>
      <Personas {...{ design }} issue={issues.at('personas')} />
      <Group
        id="design.touchpoints"
        title="Touchpoints"
        summary={String(design.touchpoints.length)}
        problems={issues.count('touchpoints')}
        startsOpen
      >
        {issues.at('touchpoints') && (
          <p className={frame.wrong} role="alert">
            {issues.at('touchpoints')}
          </p>
        )}
        <Picks>
          {design.touchpoints.map(({ key, name, channel, owner }) => (
            <Pick
              key={key}
              selection={{ kind: 'touchpoint', key }}
              icon={<ChannelIcon channel={channel} />}
              name={name}
              note={[CHANNEL[channel], ...(owner && owner !== 'OWNED' ? [inSentence(OWNER[owner])] : [])].join(', ')}
            />
          ))}
        </Picks>
      </Group>
    </>
  );
}

function Personas({ design, issue }: { design: DesignInput; issue: string | undefined }) {
  const isReadOnly = useIsReadOnly();
  const most = useEngine()?.limits.personas;
  const all = sumOf(design.personas.map(({ share }) => share));
  return (
    <Group
      id="design.personas"
      title="Personas"
      summary={String(design.personas.length)}
      problems={issue ? 1 : 0}
      startsOpen
    >
      {issue && (
        <p className={frame.wrong} role="alert">
          {issue}
        </p>
      )}
      <Picks>
        {design.personas.map(({ key, name, share }) => (
          <Pick
            key={key}
            selection={{ kind: 'persona', key }}
            icon={<User size={18} aria-hidden />}
            name={name}
            share={all > 0 ? Math.max(0, share) / all : 0}
            note={`${formatShare(all > 0 ? Math.max(0, share) / all : 0, 0)} of the buyers`}
          />
        ))}
      </Picks>
      {!isReadOnly && (most === undefined || design.personas.length < most) && (
        <Button look="quiet" icon={<Plus />} className={frame.add} onClick={() => addPersona()}>
          Add persona
        </Button>
      )}
    </Group>
  );
}
