/**
 * The columns of a buyer's state. Each has room for the largest design, at a place that the compiler knows: so nobody has to
 * look up where it stands.
 */
import { DAY_TRAITS, MOST_THEMES, MOST_TOUCHPOINTS, UNIT_TRAITS } from './generated/words';
import { clear, Floats, Ints } from './memory';

const TRAITS = changetype<Floats>(memory.data((UNIT_TRAITS + DAY_TRAITS) * 8, 16));
const TRACE = changetype<Floats>(memory.data(MOST_THEMES * 8, 16));
const CAME_THROUGH = changetype<Ints>(memory.data(MOST_TOUCHPOINTS * 4, 16));
const FOLLOW_UP_AT = changetype<Floats>(memory.data(MOST_TOUCHPOINTS * 8, 16));
const FOLLOW_UP_DELAY = changetype<Floats>(memory.data(MOST_TOUCHPOINTS * 8, 16));
const FOLLOW_UP_COUNT = changetype<Ints>(memory.data(MOST_TOUCHPOINTS * 4, 16));
const RANDOM_PUSH_AT = changetype<Floats>(memory.data(MOST_TOUCHPOINTS * 8, 16));
const RANDOM_PUSH_INDEX = changetype<Ints>(memory.data(MOST_TOUCHPOINTS * 4, 16));
const RANDOM_PUSH_SPARE = changetype<Ints>(memory.data(MOST_TOUCHPOINTS * 4, 16));
const FARES = changetype<Floats>(memory.data((MOST_TOUCHPOINTS + 2) * 8, 16));

@unmanaged
export class Columns {
  /** Traits as drawn, in the order of TRAITS. */
  get traits(): Floats {
    return TRAITS;
  }

  /** M */
  get trace(): Floats {
    return TRACE;
  }

  // By touchpoint.

  get cameThrough(): Ints {
    return CAME_THROUGH;
  }

  get followUpAt(): Floats {
    return FOLLOW_UP_AT;
  }

  get followUpDelay(): Floats {
    return FOLLOW_UP_DELAY;
  }

  get followUpCount(): Ints {
    return FOLLOW_UP_COUNT;
  }

  // By push at random, in whole pairs.

  get randomPushAt(): Floats {
    return RANDOM_PUSH_AT;
  }

  get randomPushIndex(): Ints {
    return RANDOM_PUSH_INDEX;
  }

  /** The second word of the last draw, which the push after the next one takes if the next one has taken the first. */
  get randomPushSpare(): Ints {
    return RANDOM_PUSH_SPARE;
  }

  /** How each candidate fares, in whole pairs. */
  get fares(): Floats {
    return FARES;
  }

  /** Forgets what was remembered, and counted by touchpoint, of so many of them. */
  protected clear(touchpoints: i32): void {
    clear(changetype<usize>(this.trace), MOST_THEMES << 3);
    clear(changetype<usize>(this.cameThrough), (<usize>touchpoints) << 2);
    clear(changetype<usize>(this.followUpCount), (<usize>touchpoints) << 2);
  }
}
