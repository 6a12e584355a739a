/** A binary heap: gives what comes first. Things that compare as equal come in any order, so there should be none. */
export class Heap<Item> {
  private readonly items: Item[] = [];
  private readonly compare: (one: Item, other: Item) => number;

  constructor(compare: (one: Item, other: Item) => number) {
    this.compare = compare;
  }

  get first(): Item | undefined {
    return this.items[0];
  }

  push(item: Item): void {
    const { items, compare } = this;
    let at = items.push(item) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (compare(items[above], item) <= 0) break;
      items[at] = items[above];
      at = above;
    }
    items[at] = item;
  }

  pop(): Item | undefined {
    const { items, compare } = this;
    const [first] = items;
    const last = items.pop();
    if (last === undefined || items.length === 0) return last;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= items.length) break;
      if (below + 1 < items.length && compare(items[below + 1], items[below]) < 0) below++;
      if (compare(last, items[below]) <= 0) break;
      items[at] = items[below];
      at = below;
    }
    items[at] = last;
    return first;
  }
}
