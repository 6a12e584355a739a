/** Where intents, journeys and endings stand, and the flows between them. */
import { sankey, sankeyLinkHorizontal, type SankeyLink, type SankeyNode } from 'd3-sankey';
import type { Journey } from '../../generated/schema.ts';
import { EXIT, INTENT, JOURNEY } from '../../words.ts';
import { countOf, EXITS, INTENTS, JOURNEYS, type Cell } from './outcomes.ts';

export const BAR = 10;
/** Room for two lines of text at a bar of any height. */
const GAP = 34;

interface Place {
  readonly id: string;
  readonly name: string;
  readonly column: number;
  readonly journey?: Journey;
}

interface Part {
  readonly source: string;
  readonly target: string;
  readonly value: number;
  readonly journey: Journey;
}

export interface OutcomeNode extends Place {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly value: number;
}

export interface OutcomeLink {
  readonly id: string;
  readonly path: string;
  readonly thickness: number;
  readonly journey: Journey;
  readonly from: string;
  readonly to: string;
  readonly value: number;
}

type Node = SankeyNode<Place, Part>;

export function placeOutcomes(
  cells: readonly Cell[],
  width: number,
  height: number,
): { readonly nodes: readonly OutcomeNode[]; readonly links: readonly OutcomeLink[] } {
  const places: Place[] = [
    ...INTENTS.map((intent) => ({ id: `intent ${intent}`, name: INTENT[intent], column: 0 })),
    ...JOURNEYS.map((journey) => ({ id: `journey ${journey}`, name: JOURNEY[journey], column: 1, journey })),
    ...EXITS.map((exit) => ({ id: `exit ${exit}`, name: EXIT[exit], column: 2 })),
  ];
  const parts = JOURNEYS.flatMap((journey): Part[] => [
    ...INTENTS.map((intent) => ({
      source: `intent ${intent}`,
      target: `journey ${journey}`,
      value: countOf(cells, { intent, journey }),
      journey,
    })),
    ...EXITS.map((exit) => ({
      source: `journey ${journey}`,
      target: `exit ${exit}`,
      value: countOf(cells, { journey, exit }),
      journey,
    })),
  ]).filter(({ value }) => value > 0);
  const used = new Set(parts.flatMap(({ source, target }) => [source, target]));
  if (parts.length === 0) return { nodes: [], links: [] };
  const graph = sankey<Place, Part>()
    .nodeId(({ id }) => id)
    .nodeAlign((node) => (node as Node).column)
    // In the order of the words, so that pictures of different personas can be held side by side.
    .nodeSort(() => 0)
    .nodeWidth(BAR)
    .nodePadding(GAP)
    .extent([
      [1, GAP / 2],
      [width - 1, height - GAP / 2],
    ])({ nodes: places.filter(({ id }) => used.has(id)), links: parts });
  const draw = sankeyLinkHorizontal<Place, Part>();
  return {
    nodes: graph.nodes.map((node) => ({
      ...node,
      x: node.x0 ?? 0,
      y: node.y0 ?? 0,
      height: (node.y1 ?? 0) - (node.y0 ?? 0),
      value: node.value ?? 0,
    })),
    links: graph.links.map((link: SankeyLink<Place, Part>) => {
      const [from, to] = [link.source as Node, link.target as Node];
      return {
        id: `${from.id} ${to.id}`,
        path: draw(link) ?? '',
        thickness: link.width ?? 0,
        journey: link.journey,
        from: from.name,
        to: to.name,
        value: link.value,
      };
    }),
  };
}
