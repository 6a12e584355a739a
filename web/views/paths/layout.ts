/** Where the flows stand: columns from left to right, thickness in proportion to buyers. */
import { sankey, type SankeyLink, type SankeyNode } from 'd3-sankey';
import type { Flow, FlowLink, FlowNode } from './flow.ts';

export interface PlacedNode extends FlowNode {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

export interface PlacedLink extends FlowLink {
  readonly width: number;
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
}

export interface Placed {
  readonly nodes: readonly PlacedNode[];
  readonly links: readonly PlacedLink[];
  /** Pixels of one buyer. */
  readonly scale: number;
}

export const BAR = 8;
/** Room for one line of text at every node. */
export const GAP = 27;

type Node = SankeyNode<FlowNode, FlowLink>;
type Link = SankeyLink<FlowNode, FlowLink>;

export function placeFlow(flow: Flow, stepWidth: number, height: number): Placed {
  if (flow.nodes.length === 0) return { nodes: [], links: [], scale: 0 };
  const layout = sankey<FlowNode, FlowLink>()
    .nodeId(({ id }) => id)
    .nodeAlign((node) => (node as Node).column)
    .iterations(24)
    .nodePadding(GAP)
    .extent([
      [0, GAP / 2],
      [flow.columns * stepWidth, height - GAP / 2],
    ]);
  // Paths end at nodes: what comes in is more than what goes out, so a node's size is given, not summed.
  const nodes = flow.nodes.map((node) => ({ ...node, fixedValue: node.count }));
  const graph = layout({ nodes, links: flow.links.map((link) => ({ ...link })) });
  const x = ({ column }: FlowNode): number => column * stepWidth;
  const [first] = graph.nodes;
  return {
    nodes: graph.nodes.map((node) => ({
      ...node,
      x: x(node),
      y: node.y0 ?? 0,
      height: (node.y1 ?? 0) - (node.y0 ?? 0),
    })),
    links: graph.links.map((link: Link) => ({
      id: link.id,
      isPlanned: link.isPlanned,
      value: link.value,
      source: (link.source as Node).id,
      target: (link.target as Node).id,
      width: link.width ?? 0,
      from: { x: x(link.source as Node) + BAR, y: link.y0 ?? 0 },
      to: { x: x(link.target as Node), y: link.y1 ?? 0 },
    })),
    scale: ((first.y1 ?? 0) - (first.y0 ?? 0)) / first.count,
  };
}
