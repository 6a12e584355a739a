/** A touchpoint on the canvas: what it is, whose, what for, how it comes, what can go wrong, and what it says of the story. */
import { Handle, Position, type NodeProps } from '@xyflow/react';
import { CircleAlert, HeartHandshake, Radio, Target, TriangleAlert } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { TouchpointInput } from '../../../generated/schema.ts';
import { Tip } from '../../../parts/Tip.tsx';
import { formatShare } from '../../../format.ts';
import { CARE, CHANNEL, GOAL, OWNER, POTHOLE } from '../../../words.ts';
import { ChannelIcon } from '../ChannelIcon.tsx';
import { describePush } from '../words.ts';
import { ThemeBars } from './ThemeBars.tsx';
import type { TouchpointNode } from './graph.ts';
import css from './TouchpointCard.module.css';

export const TouchpointCard = memo(function TouchpointCard({ data, isConnectable }: NodeProps<TouchpointNode>) {
  const { touchpoint, telling, isWrong } = data;
  const { key, name, channel, owner } = touchpoint;
  return (
    <div className={css.card} data-owner={owner ?? 'OWNED'} data-wrong={isWrong}>
      <Handle type="target" position={Position.Left} className={css.handle} isConnectable={isConnectable} />
      <div className={css.head}>
        <span className={css.icon}>
          <ChannelIcon channel={channel} />
        </span>
        <span className={css.name}>{name || key}</span>
        {isWrong && <CircleAlert className={css.wrong} aria-label="Something is not right here" />}
      </div>
      <div className={css.kind}>
        <span className={css.channel}>{CHANNEL[channel]}</span>
        <span className={css.owner}>{OWNER[owner ?? 'OWNED']}</span>
      </div>
      <Marks touchpoint={touchpoint} />
      <ThemeBars telling={telling} />
      <Handle type="source" position={Position.Right} className={css.handle} isConnectable={isConnectable} />
    </div>
  );
});

function Marks({ touchpoint: { goal, push, potholes, care } }: { touchpoint: TouchpointInput }) {
  return (
    <div className={css.marks}>
      {goal && goal !== 'NONE' && (
        <Mark tip={`Goal: ${GOAL[goal]}`} icon={<Target aria-hidden />} kind="goal">
          {GOAL[goal]}
        </Mark>
      )}
      {potholes && potholes.length > 0 && (
        <Mark
          kind="pothole"
          icon={<TriangleAlert aria-hidden />}
          tip={
            <>
              Potholes
              {potholes.map(({ kind, prevalence }) => (
                <div key={kind}>
                  {POTHOLE[kind]}: {formatShare(prevalence, 0)} of visits
                </div>
              ))}
            </>
          }
        >
          {potholes.length}
        </Mark>
      )}
      {care && care.length > 0 && (
        <Mark
          kind="care"
          icon={<HeartHandshake aria-hidden />}
          tip={
            <>
              Care
              {care.map(({ kind }) => (
                <div key={kind}>{CARE[kind]}</div>
              ))}
            </>
          }
        >
          {care.length}
        </Mark>
      )}
      {push && (
        <Mark tip={`Comes to buyers on its own: ${describePush(push)}`} icon={<Radio aria-hidden />} kind="push">
          {describePush(push)}
        </Mark>
      )}
    </div>
  );
}

function Mark({ tip, icon, kind, children }: { tip: ReactNode; icon: ReactNode; kind: string; children: ReactNode }) {
  return (
    <Tip tip={tip}>
      <span className={css.mark} data-kind={kind}>
        {icon}
        <span>{children}</span>
      </span>
    </Tip>
  );
}

/** The words over the touchpoints that the plan does not link. */
export function BlockHeading() {
  return <div className={css.heading}>What reaches buyers anyway</div>;
}
