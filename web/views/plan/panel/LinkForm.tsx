/** A link of the plan: from where to where, on what, and how much later. */
import { ArrowRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { FIELDS, MEANINGS } from '../../../generated/fields.ts';
import type { LinkInput } from '../../../generated/schema.ts';
import { TRIGGER } from '../../../words.ts';
import { linkSelection, removeLink, updateLink, useDraft } from '../draft.ts';
import type { Patch } from '../edits.ts';
import { useIssuesFor } from '../issues.ts';
import { describeDelay, nameOf } from '../words.ts';
import { Amount } from './Amount.tsx';
import { Choice } from './Choice.tsx';
import { Form } from './Form.tsx';
import frame from './Frame.module.css';
import { Group } from './Group.tsx';
import { issuesIn } from './issueAt.ts';
import { inUnit } from './scale.ts';

const INFO = FIELDS.Link;
const AN_HOUR = 1 / 24;

export function LinkForm({ link }: { link: LinkInput }) {
  const { from, to, on, delayDays } = link;
  const issues = issuesIn(useIssuesFor(linkSelection(link)));
  const design = useDraft((draft) => draft.design);
  const names = useMemo(
    () => Object.fromEntries(design.touchpoints.map(({ key, name }) => [key, name])),
    [design.touchpoints],
  );
  const [isTaken, setTaken] = useState(false);
  const set = (patch: Patch<LinkInput>) => setTaken(!updateLink(link, patch));
  return (
    <Form
      kind="Link"
      title={`${nameOf(design, from)} → ${nameOf(design, to)}`}
      icon={<ArrowRight size={18} aria-hidden />}
      issue={isTaken ? 'There is such a link already: from there to there, on the same trigger.' : issues.at('')}
      remove="Delete the link"
      onRemove={() => removeLink(link)}
    >
      <Group id="link.is" title="What comes next" problems={issues.count('from', 'to', 'on', 'delayDays')} startsOpen>
        <Choice
          label="From"
          info={INFO.from}
          words={names}
          value={from}
          issue={issues.at('from')}
          onPick={(now) => set({ from: now })}
        />
        <Choice
          label="When"
          info={INFO.on}
          words={TRIGGER}
          meanings={MEANINGS.Trigger}
          value={on}
          issue={issues.at('on')}
          onPick={(now) => set({ on: now })}
        />
        <Choice
          label="To"
          info={INFO.to}
          words={names}
          value={to}
          issue={issues.at('to')}
          onPick={(now) => set({ to: now })}
        />
        <div>
          <Amount
            label="How much later"
            info={INFO.delayDays}
            scale={inUnit('days')}
            value={delayDays}
            check={(days) =>
              days > 0 && days < AN_HOUR ? `must be 0 or at least 1/24 (an hour); got ${days}` : undefined
            }
            issue={issues.at('delayDays')}
            onChange={(now) => set({ delayDays: now })}
          />
          <p className={frame.note}>{delayDays ? `${describeDelay(delayDays)} later.` : 'At once.'}</p>
        </div>
      </Group>
    </Form>
  );
}
