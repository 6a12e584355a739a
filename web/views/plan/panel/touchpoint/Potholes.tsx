import { FIELDS, MEANINGS } from '../../../../generated/fields.ts';
import type { PotholeInput, PotholeKind } from '../../../../generated/schema.ts';
import { POTHOLE } from '../../../../words.ts';
import { Amount } from '../Amount.tsx';
import { Group } from '../Group.tsx';
import { Items } from '../Items.tsx';
import { PERCENT, slidingOf } from '../scale.ts';
import { inSentence, listed } from '../words.ts';
import type { Part } from './part.ts';

const INFO = FIELDS.Pothole;
const NONE: readonly PotholeInput[] = [];

/** What can go wrong there. */
export function Potholes({ touchpoint, issues, set }: Part) {
  const potholes = touchpoint.potholes ?? NONE;
  return (
    <Group
      id="touchpoint.potholes"
      title="Potholes"
      summary={listed(potholes.map(({ kind }) => inSentence(POTHOLE[kind])))}
      problems={issues.count('potholes')}
    >
      <Items<PotholeKind, PotholeInput>
        items={potholes}
        noun="pothole"
        words={POTHOLE}
        meanings={MEANINGS.PotholeKind}
        kindOf={({ kind }) => kind}
        withKind={(pothole, kind) => ({ ...pothole, kind })}
        create={(kind) => ({ kind, prevalence: 0.1, severity: 0.5 })}
        issue={issues.at('potholes')}
        onChange={(now) => set({ potholes: now.length === 0 ? undefined : now })}
      >
        {(pothole, index, change) => (
          <>
            <Amount
              label="Prevalence"
              info={INFO.prevalence}
              scale={PERCENT}
              sliding={slidingOf(INFO.prevalence)}
              required
              value={pothole.prevalence}
              issue={issues.at(`potholes.${index}.prevalence`)}
              onChange={(prevalence = 0) => change({ ...pothole, prevalence })}
            />
            <Amount
              label="Severity"
              info={INFO.severity}
              sliding={slidingOf(INFO.severity)}
              required
              value={pothole.severity}
              issue={issues.at(`potholes.${index}.severity`)}
              onChange={(severity = 0) => change({ ...pothole, severity })}
            />
          </>
        )}
      </Items>
    </Group>
  );
}
