/** The design as a graph that can be drawn: touchpoints to move and connect, links to pick. */
import '@xyflow/react/dist/base.css';
import {
  Background,
  BackgroundVariant,
  MiniMap,
  ReactFlow,
  useStore,
  type Connection,
  type EdgeChange,
  type NodeChange,
} from '@xyflow/react';
import { useMemo, type CSSProperties, type ReactNode } from 'react';
import { useDraft, useIsReadOnly, select, currentDraft } from '../draft.ts';
import { useIssues } from '../issues.ts';
import { move, useBoard } from './board.ts';
import { choose, chosenIn, connect } from './commands.ts';
import { edgesOf, nodesOf, type BoardNode, type LinkEdge } from './graph.ts';
import { NODE, type Place } from './layout.ts';
import { LinkLine } from './LinkLine.tsx';
import { BlockHeading, TouchpointCard } from './TouchpointCard.tsx';
import { useIsNarrow, useScheme } from './useScheme.ts';
import { glide, useSight, ZOOM } from './useSight.ts';
import { ZoomButtons } from './ZoomButtons.tsx';
import css from './Canvas.module.css';

const nodeTypes = { touchpoint: TouchpointCard, heading: BlockHeading };
const edgeTypes = { link: LinkLine };

/** Below this zoom only what can be read from far away is shown. */
const FAR = 0.62;
/** With fewer touchpoints than this, all of them are in sight anyway. */
const MAP_FROM = 12;
const MAP = { width: 168, height: 116 } as const;

export function Canvas({ tolerance, children }: { tolerance: number; children?: ReactNode }) {
  const design = useDraft((draft) => draft.design);
  const selection = useDraft((draft) => draft.selection);
  const isReadOnly = useIsReadOnly();
  const isNarrow = useIsNarrow();
  const scheme = useScheme();
  const issues = useIssues();
  const { places, routes, marked } = useBoard();
  // In steps: what depends on it is drawn anew at every change.
  const zoom = useStore(({ transform }) => Math.round(20 * transform[2]) / 20);
  const canDraw = !isReadOnly && !isNarrow;

  const chosen = useMemo(() => new Set(chosenIn({ selection }, marked)), [selection, marked]);
  const wrong = useMemo(
    () => new Set(issues.flatMap((issue) => (issue.selection?.kind === 'touchpoint' ? [issue.selection.key] : []))),
    [issues],
  );
  const nodes = useMemo(
    () => nodesOf(design, { places }, { chosen, wrong, tolerance }),
    [design, places, chosen, wrong, tolerance],
  );
  const edges = useMemo(() => edgesOf(design, { routes }, chosen), [design, routes, chosen]);
  const { setCenter } = useSight();

  const onChange = (changes: readonly (NodeChange<BoardNode> | EdgeChange<LinkEdge>)[]) => {
    const moved: [string, Place][] = [];
    let next: Set<string> | undefined;
    for (const change of changes) {
      if (change.type === 'position' && change.position) moved.push([change.id, change.position]);
      if (change.type !== 'select') continue;
      next ??= new Set(chosenIn(currentDraft(), useBoard.getState().marked));
      if (change.selected) next.add(change.id);
      else next.delete(change.id);
    }
    if (moved.length > 0) move(Object.fromEntries(moved));
    if (next) choose([...next]);
  };

  return (
    <div className={css.canvas} data-far={zoom < FAR} style={{ '--zoom': Math.max(zoom, 0.05) } as CSSProperties}>
      <ReactFlow<BoardNode, LinkEdge>
        {...{ nodes, edges, nodeTypes, edgeTypes }}
        onNodesChange={onChange}
        onEdgesChange={onChange}
        onConnect={({ source, target }: Connection) => connect(source, target)}
        onPaneClick={() => select(null)}
        onNodeDoubleClick={(_, { position: { x, y } }) =>
          void setCenter(x + NODE.width / 2, y + NODE.height / 2, { zoom: ZOOM.readable, duration: glide() })
        }
        colorMode={scheme}
        nodesDraggable={canDraw}
        nodesConnectable={canDraw}
        edgesFocusable={false}
        // Keys are ours: see useKeys.
        disableKeyboardA11y
        deleteKeyCode={null}
        connectionRadius={44}
        // The wheel belongs to the page; with Ctrl it zooms.
        zoomOnScroll={false}
        preventScrolling={false}
        zoomOnDoubleClick={false}
        minZoom={ZOOM.least}
        maxZoom={ZOOM.most}
        tabIndex={0}
        aria-label="Canvas: the plan of the journey"
      >
        <div data-no-picture>
          <Background variant={BackgroundVariant.Dots} gap={22} size={1.4} color="var(--line)" />
        </div>
        {!isNarrow && design.touchpoints.length >= MAP_FROM && (
          <div data-no-picture>
            {' '}
            <MiniMap<BoardNode>
              pannable
              nodeColor={(node) => colorOf(node, chosen)}
              nodeBorderRadius={24}
              style={MAP}
              ariaLabel="Map of the whole plan"
            />
          </div>
        )}
        <ZoomButtons />
        {children}
      </ReactFlow>
    </div>
  );
}

function colorOf(node: BoardNode, chosen: ReadonlySet<string>): string {
  if (node.type === 'heading') return 'transparent';
  if (chosen.has(node.id)) return 'var(--accent)';
  return node.data.touchpoint.owner === 'COMPETITOR' ? 'var(--series-4)' : 'var(--line-strong)';
}
