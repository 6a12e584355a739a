/** What a buyer attends up to the first purchase, immediate repeats folded, and how that stands to the plan. */
import { MAX_EVENTS, MOVE } from './generated/words';
import { bit, Bytes } from './memory';
import { Plan } from './plan';

const PATH = changetype<Bytes>(memory.data(MAX_EVENTS, 16));

@unmanaged
export class Walk {
  length: i32;
  /** Whether it has two steps or more, and keeps to the plan. */
  isLong: bool;
  isPlanned: bool;
  /** How it leaves the plan. */
  skips: bool;
  inserts: bool;
  repeats: bool;
  goesBack: bool;

  /** The touchpoints by their places, `length` of them. */
  get path(): Bytes {
    return PATH;
  }

  begin(): void {
    this.length = 0;
    this.isLong = false;
    this.isPlanned = false;
    this.skips = false;
    this.inserts = false;
    this.repeats = false;
    this.goesBack = false;
  }

  step(i: i32): void {
    this.path[this.length++] = i;
  }

  /** Holds a walk of two steps or more against the plan. */
  end(plan: Plan): void {
    if (this.length < 2) return;
    const path = this.path;
    let from = path[0];
    let passed = bit(from);
    let strays = false;
    for (let n = 1; n < this.length; n++) {
      const to = path[n];
      const move = plan.moves[from * plan.touchpoints + to];
      if (move !== MOVE.LINK) {
        strays = true;
        if ((passed & bit(to)) !== 0) this.repeats = true;
        else if (move === MOVE.SKIP) this.skips = true;
        else if (move === MOVE.BACK) this.goesBack = true;
        else this.inserts = true;
      }
      passed |= bit(to);
      from = to;
    }
    this.isLong = true;
    this.isPlanned = !strays;
  }
}
/** The one walk of a kernel. */
export const WALK = changetype<Walk>(memory.data(offsetof<Walk>(), 16));
