/** Vectors over the themes of a story, two at a time: an odd one has a 0 behind it. */
import { Floats } from './memory';

/** The sum of products. */
export function dot(one: Floats, other: Floats, pairs: i32): f64 {
  let sums = f64x2.splat(0);
  for (let k = 0; k < pairs; k++) sums = f64x2.add(sums, f64x2.mul(pairAt(one, k), pairAt(other, k)));
  return f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
}

/** one ← one·scale + other·otherScale; gives the sum of squares. */
export function blend(one: Floats, scale: f64, other: Floats, otherScale: f64, pairs: i32): f64 {
  let squares = f64x2.splat(0);
  for (let k = 0; k < pairs; k++) {
    const blended = f64x2.add(
      f64x2.mul(pairAt(one, k), f64x2.splat(scale)),
      f64x2.mul(pairAt(other, k), f64x2.splat(otherScale)),
    );
    setPair(one, k, blended);
    squares = f64x2.add(squares, f64x2.mul(blended, blended));
  }
  return f64x2.extract_lane(squares, 0) + f64x2.extract_lane(squares, 1);
}

/** one ← one·scale */
export function scaleBy(one: Floats, scale: f64, pairs: i32): void {
  for (let k = 0; k < pairs; k++) setPair(one, k, f64x2.mul(pairAt(one, k), f64x2.splat(scale)));
}

function pairAt(vector: Floats, k: i32): v128 {
  return vector.pair(2 * k);
}

function setPair(vector: Floats, k: i32, pair: v128): void {
  vector.setPair(2 * k, pair);
}
