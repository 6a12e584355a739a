/** Friends whom buyers referred, waiting for their own lives: a stack, the last one first. */
import { allocate } from './memory';

/** A friend: the words that address their luck, whose friend, when they arrive, how strong a trace they bring. */
@unmanaged
class Waiting {
  buyer: i32;
  lineage: i32;
  generation: i32;
  parent: i32;
  arrival: f64;
  retold: f64;
}

/** The list, and as itself the friend whose turn it is: their place in the list may be taken while they live. */
@unmanaged
export class Friends extends Waiting {
  /** How many wait, and how many there is room for. */
  waiting: i32;
  room: i32;
  private list: usize;

  /** Lets all of them go. */
  erase(): void {
    memory.fill(changetype<usize>(this), 0, offsetof<Friends>());
  }

  push(buyer: i32, lineage: i32, generation: i32, parent: i32, arrival: f64, retold: f64): void {
    if (this.waiting === this.room) this.grow();
    const friend = this.at(this.waiting++);
    friend.buyer = buyer;
    friend.lineage = lineage;
    friend.generation = generation;
    friend.parent = parent;
    friend.arrival = arrival;
    friend.retold = retold;
  }

  /** Takes the last one into the fields. */
  pop(): void {
    memory.copy(changetype<usize>(this), changetype<usize>(this.at(--this.waiting)), offsetof<Waiting>());
  }

  private at(place: i32): Waiting {
    return changetype<Waiting>(this.list + <usize>place * offsetof<Waiting>());
  }

  private grow(): void {
    const before = this.list;
    const size = <usize>this.room * offsetof<Waiting>();
    this.room = max(16, this.room * 2);
    this.list = allocate(<usize>this.room * offsetof<Waiting>());
    memory.copy(this.list, before, size);
  }
}
/** Those of a kernel. */
export const FRIENDS = changetype<Friends>(memory.data(offsetof<Friends>(), 16));
