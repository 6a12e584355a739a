/** The flows themselves: planned ones in colour, others grey with a dashed edge; how paths end at every bar. */
import { useId } from 'react';
import { BAR, type Placed, type PlacedLink, type PlacedNode } from './layout.ts';
import type { Lit } from './lit.ts';
import { BAR_LOOK, BEYOND_LOOK, BOUGHT_LOOK, flowLook, LEAVING_LOOK, litLook } from './marks.ts';
import css from './Pictures.module.css';

const STUB = 22;

export function Ribbons({
  placed: { nodes, links, scale },
  counts,
  light,
  width,
  height,
  label,
}: {
  placed: Placed;
  /** Buyers of the lit paths by link and node; null when nothing is lit. */
  counts: ReadonlyMap<string, number> | null;
  light: (lit: Lit | null) => void;
  width: number;
  height: number;
  label: string;
}) {
  const fade = useId();
  return (
    <svg
      className={css.flows}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
    >
      <linearGradient id={fade}>
        <stop offset="0" {...LEAVING_LOOK} />
        <stop offset="1" {...LEAVING_LOOK} stopOpacity={0} />
      </linearGradient>
      {links.map((link) => (
        <path
          key={link.id}
          d={ribbon(link, 1)}
          className={css.ribbon}
          {...flowLook(link.isPlanned)}
          opacity={counts === null ? 1 : 0.45}
          onPointerEnter={() => light({ kind: 'link', id: link.id })}
          onPointerLeave={() => light(null)}
        />
      ))}
      {counts &&
        links.map((link) => {
          const part = (counts.get(link.id) ?? 0) / link.value;
          return (
            part > 0 && <path key={link.id} d={ribbon(link, part)} className={css.lit} {...litLook(link.isPlanned)} />
          );
        })}
      {nodes.map((node) => (
        <g key={node.id} opacity={counts === null || counts.has(node.id) ? 1 : 0.4} className={css.node}>
          <Ends node={node} scale={scale} fade={fade} />
          <rect x={node.x} y={node.y} width={BAR} height={Math.max(1, node.height)} rx={2} {...BAR_LOOK} />
        </g>
      ))}
    </svg>
  );
}

/** Below what goes on from a bar: those who go on beyond the picture, buy, or go no further. */
function Ends({ node, scale, fade }: { node: PlacedNode; scale: number; fade: string }) {
  const x = node.x + BAR;
  const bottom = node.y + node.height;
  const [left, bought, beyond] = [node.left * scale, node.bought * scale, node.beyond * scale];
  return (
    <>
      {left > 0 && <rect x={x} y={bottom - left} width={STUB} height={left} fill={`url(#${fade})`} />}
      {bought > 0 && (
        <rect x={x} y={bottom - left - bought} width={STUB} height={Math.max(1.5, bought)} {...BOUGHT_LOOK} />
      )}
      {beyond > 0 && (
        <line
          x1={x}
          x2={x + STUB}
          y1={bottom - left - bought - beyond / 2}
          y2={bottom - left - bought - beyond / 2}
          strokeWidth={Math.max(1.5, beyond)}
          {...BEYOND_LOOK}
        />
      )}
    </>
  );
}

/** The outline of a flow, as thick as `part` of it. */
function ribbon({ from, to, width }: PlacedLink, part: number): string {
  const half = Math.max(1, width * part) / 2;
  const middle = (from.x + to.x) / 2;
  const curve = (y0: number, y1: number, back: boolean): string =>
    back
      ? `L${to.x},${y1}C${middle},${y1} ${middle},${y0} ${from.x},${y0}`
      : `M${from.x},${y0}C${middle},${y0} ${middle},${y1} ${to.x},${y1}`;
  return `${curve(from.y - half, to.y - half, false)}${curve(from.y + half, to.y + half, true)}Z`;
}
