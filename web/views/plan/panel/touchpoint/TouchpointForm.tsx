/** Every field of a touchpoint. */
import type { TouchpointInput } from '../../../../generated/schema.ts';
import { CHANNEL } from '../../../../words.ts';
import { ChannelIcon } from '../../ChannelIcon.tsx';
import { removeTouchpoint, updateTouchpoint } from '../../draft.ts';
import { useIssuesFor } from '../../issues.ts';
import { Form } from '../Form.tsx';
import { issuesIn } from '../issueAt.ts';
import { Care } from './Care.tsx';
import { HowBuyersRespond } from './HowBuyersRespond.tsx';
import { HowItComes } from './HowItComes.tsx';
import { Money } from './Money.tsx';
import type { Part } from './part.ts';
import { Potholes } from './Potholes.tsx';
import { WhatItAsks } from './WhatItAsks.tsx';
import { WhatItIs } from './WhatItIs.tsx';
import { WhatItSays } from './WhatItSays.tsx';

export function TouchpointForm({ touchpoint }: { touchpoint: TouchpointInput }) {
  const { key, name, channel } = touchpoint;
  const issues = issuesIn(useIssuesFor({ kind: 'touchpoint', key }));
  const part: Part = { touchpoint, issues, set: (patch) => updateTouchpoint(key, patch) };
  return (
    <Form
      kind={`Touchpoint · ${CHANNEL[channel]}`}
      title={name}
      icon={<ChannelIcon channel={channel} />}
      issue={issues.at('')}
      remove="Delete the touchpoint"
      onRemove={() => removeTouchpoint(key)}
    >
      <WhatItIs {...part} />
      <HowItComes {...part} />
      <HowBuyersRespond {...part} />
      <WhatItAsks {...part} />
      <WhatItSays {...part} />
      <Potholes {...part} />
      <Care {...part} />
      <Money {...part} />
    </Form>
  );
}
