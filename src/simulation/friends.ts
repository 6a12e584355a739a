/** Friends whom buyers referred, waiting for their own lives. */
export class Friends {
  buyer = 0;
  lineage = 0;
  generation = 0;
  parent = 0;
  arrival = 0.5;
  retold = 0.5;
  private readonly words: number[] = [];
  private readonly days: number[] = [];

  get waiting(): number {
    return this.days.length >> 1;
  }

  /** Adds a friend: the words that address their luck, whose friend, when they arrive, how strong a trace they bring. */
  push(buyer: number, lineage: number, generation: number, parent: number, arrival: number, retold: number): void {
    this.words.push(buyer, lineage, generation, parent);
    this.days.push(arrival, retold);
  }

  /** Lets those who wait go. */
  clear(): void {
    this.words.length = 0;
    this.days.length = 0;
  }

  /** Takes the last one into the fields. */
  pop(): void {
    this.parent = this.words.pop() as number;
    this.generation = this.words.pop() as number;
    this.lineage = this.words.pop() as number;
    this.buyer = this.words.pop() as number;
    this.retold = this.days.pop() as number;
    this.arrival = this.days.pop() as number;
  }
}
