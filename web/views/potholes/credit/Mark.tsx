/** The mark of a rule: a shape and a colour of its own. */
import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
  type SymbolType,
} from 'd3-shape';
import type { AttributionRule } from '../../../generated/schema.ts';
import { Middle } from '../Rows.tsx';

const down: SymbolType = {
  draw: (context, size) => {
    const half = Math.sqrt(size) * 0.72;
    context.moveTo(-half, -half * 0.7);
    context.lineTo(half, -half * 0.7);
    context.lineTo(0, half * 0.9);
    context.closePath();
  },
};

const SHAPES: Readonly<Record<AttributionRule, readonly [shape: SymbolType, color: string]>> = {
  LAST_TOUCH: [symbolSquare, 'var(--series-2)'],
  FIRST_TOUCH: [symbolTriangle, 'var(--series-4)'],
  LINEAR: [symbolCircle, 'var(--series-3)'],
  POSITION_BASED: [down, 'var(--series-5)'],
  MARKOV_1: [symbolDiamond, 'var(--series-6)'],
  MARKOV_2: [symbolCross, 'var(--series-7)'],
  MARKOV_3: [symbolWye, 'var(--series-8)'],
  SHAPLEY: [symbolStar, 'var(--series-1)'],
};

const AREA = 62;

export function Mark({ rule, x }: { rule: AttributionRule; x: string }) {
  const [shape, color] = SHAPES[rule];
  return (
    <Middle>
      <svg x={x} overflow="visible" width="1" height="1">
        <path d={symbol(shape, AREA)() ?? ''} fill={color} stroke="var(--surface)" />
      </svg>
    </Middle>
  );
}
