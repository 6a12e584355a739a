/** Vectors over the themes of a story, four at a time, and with zeros behind the last one: no design has more than eight. */
import { Floats } from './memory';

/** The sum of products. */
export function dot(one: Floats, other: Floats, fours: i32): f64 {
  let sums = f64x2.add(productAt(one, other, 0), productAt(one, other, 1));
  if (fours > 1) sums = f64x2.add(f64x2.add(sums, productAt(one, other, 2)), productAt(one, other, 3));
  return f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
}

/** one ← one·scale + other·otherScale; gives the sum of squares. */
export function blend(one: Floats, scale: f64, other: Floats, otherScale: f64, fours: i32): f64 {
  const scales = f64x2.splat(scale);
  const otherScales = f64x2.splat(otherScale);
  let squares = f64x2.add(
    blendAt(one, scales, other, otherScales, 0), //
    blendAt(one, scales, other, otherScales, 1),
  );
  if (fours > 1) {
    squares = f64x2.add(squares, blendAt(one, scales, other, otherScales, 2));
    squares = f64x2.add(squares, blendAt(one, scales, other, otherScales, 3));
  }
  return f64x2.extract_lane(squares, 0) + f64x2.extract_lane(squares, 1);
}

/** one ← one·scale */
export function scaleBy(one: Floats, scale: f64, fours: i32): void {
  const scales = f64x2.splat(scale);
  scaleAt(one, scales, 0);
  scaleAt(one, scales, 1);
  if (fours > 1) {
    scaleAt(one, scales, 2);
    scaleAt(one, scales, 3);
  }
}

function productAt(one: Floats, other: Floats, pair: i32): v128 {
  return f64x2.mul(one.pair(2 * pair), other.pair(2 * pair));
}

/** The squares of what the pair becomes. */
function blendAt(one: Floats, scale: v128, other: Floats, otherScale: v128, pair: i32): v128 {
  const blended = f64x2.add(f64x2.mul(one.pair(2 * pair), scale), f64x2.mul(other.pair(2 * pair), otherScale));
  one.setPair(2 * pair, blended);
  return f64x2.mul(blended, blended);
}

function scaleAt(one: Floats, scale: v128, pair: i32): void {
  one.setPair(2 * pair, f64x2.mul(one.pair(2 * pair), scale));
}
