/** A link on the canvas: its line, and its trigger and delay in words. */
import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { memo, type CSSProperties } from 'react';
import { TRIGGER } from '../../../words.ts';
import { linkSelection, select } from '../draft.ts';
import { describeDelay } from '../words.ts';
import { TONE_COLOR, type LinkEdge, type Tone } from './graph.ts';
import { wayOf } from './way.ts';
import css from './LinkLine.module.css';

/** Here and not in the style sheet, which pictures of the canvas do not have. */
const DASHES: Readonly<Record<Tone, CSSProperties>> = {
  on: {},
  quiet: { strokeDasharray: '7 4' },
  lost: { strokeDasharray: '1 5', strokeLinecap: 'round' },
};

/** Words shorter than this stand in one line, and their delay below. */
const SHORT = 17;

export const LinkLine = memo(function LinkLine(edge: EdgeProps<LinkEdge>) {
  const { id, data, selected, source, target, sourceX, sourceY, targetX, targetY, markerEnd } = edge;
  if (!data) return null;
  const { link, words, route, place, together, tone } = data;
  const ways = { route, place, together, isLoop: source === target };
  const { path, label } = wayOf({ x: sourceX, y: sourceY }, { x: targetX, y: targetY }, ways);
  const delay = describeDelay(link.delayDays);
  const isShort = TRIGGER[link.on].length < SHORT;
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        markerEnd={markerEnd}
        interactionWidth={18}
        className={css.line}
        data-tone={tone}
        data-selected={selected}
        style={{ stroke: TONE_COLOR[tone], ...DASHES[tone] }}
      />
      <EdgeLabelRenderer>
        <button
          type="button"
          tabIndex={-1}
          className={`nodrag nopan ${css.label}`}
          data-tone={tone}
          data-selected={selected}
          style={{ transform: `translate(-50%, -50%) translate(${label.x}px, ${label.y}px)` }}
          // What is seen is part of the name, word for word.
          aria-label={[words, delay].filter(Boolean).join(isShort ? ' ' : ' · ')}
          onClick={() => select(linkSelection(link))}
        >
          {TRIGGER[link.on]}
          {delay && ' '}
          {delay && (isShort ? <strong className={css.below}>{delay}</strong> : <strong> · {delay}</strong>)}
        </button>
      </EdgeLabelRenderer>
    </>
  );
});
