/**
 * The strongly connected components of a directed graph (Tarjan 1972, Depth-first search and linear graph algorithms, SIAM
 * Journal on Computing), each sorted, in the order of their first nodes. A component of one node is a circle only if the
 * node leads to itself.
 */
export function componentsOf(
  nodes: readonly string[],
  edges: readonly { readonly from: string; readonly to: string }[],
): string[][] {
  const known = new Set(nodes);
  const next = new Map<string, string[]>(nodes.map((node) => [node, []]));
  for (const { from, to } of edges) if (known.has(from) && known.has(to)) next.get(from)?.push(to);

  const order = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const components: string[][] = [];

  const visit = (node: string): number => {
    const index = order.size;
    order.set(node, index);
    open.push(node);
    isOpen.add(node);
    let low = index;
    for (const to of next.get(node) ?? []) {
      const seen = order.get(to);
      if (seen === undefined) low = Math.min(low, visit(to));
      else if (isOpen.has(to)) low = Math.min(low, seen);
    }
    if (low === index) {
      const component = open.splice(open.indexOf(node));
      for (const member of component) isOpen.delete(member);
      components.push(component.sort());
    }
    return low;
  };
  for (const node of nodes) if (!order.has(node)) visit(node);
  return components.sort((one, other) => (one[0] < other[0] ? -1 : 1));
}
