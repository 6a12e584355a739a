/**
 * Normal deviates and exponentials four at a time, in single precision: for what is drawn once a life, and is no more exact in
 * nature than that.
 */
import { SINGLE_NORMALS, TAIL_CELLS } from './math';

// Fours of constants: read from memory, they take one instruction rather than three.
const HIGHEST = memory.data<i32>([0x7fffffff, 0x7fffffff, 0x7fffffff, 0x7fffffff], 16);
const HELD = memory.data<i32>([0x7fffffbf, 0x7fffffbf, 0x7fffffbf, 0x7fffffbf], 16);
const HALF = memory.data<f32>([0.5, 0.5, 0.5, 0.5], 16);
const ABOVE_SIXTEEN = memory.data<i32>([-16, -16, -16, -16], 16);
const SIGN = memory.data<i32>([-0x80000000, -0x80000000, -0x80000000, -0x80000000], 16);
const ABOVE_TAIL_CELL = memory.data<i32>([-0x80000, -0x80000, -0x80000, -0x80000], 16);
const HALF_TAIL_CELL = memory.data<i32>([0x40000, 0x40000, 0x40000, 0x40000], 16);
/** Adding 1.5·2^23 leaves the nearest whole number in the lower bits. */
const ROUNDING = memory.data<f32>([12582912, 12582912, 12582912, 12582912], 16);
const OCTAVES_AN_E = memory.data<f32>([1.44269504, 1.44269504, 1.44269504, 1.44269504], 16);
// Coefficients of 2^f for f from −½ to ½, by the polynomial that is 1 at 0 and whose largest error is the least: 9.2e-8 of it.
const ONE = memory.data<f32>([1, 1, 1, 1], 16);
const FIRST = memory.data<f32>([0.6931469776, 0.6931469776, 0.6931469776, 0.6931469776], 16);
const SECOND = memory.data<f32>([0.2402224209, 0.2402224209, 0.2402224209, 0.2402224209], 16);
const THIRD = memory.data<f32>([0.05550733743, 0.05550733743, 0.05550733743, 0.05550733743], 16);
const FOURTH = memory.data<f32>([0.009671512643, 0.009671512643, 0.009671512643, 0.009671512643], 16);
const FIFTH = memory.data<f32>([0.001326472715, 0.001326472715, 0.001326472715, 0.001326472715], 16);

/** The standard normal deviates of four words, as `normal` has them, in single precision: with an error of about 5e-7. */
export function normals4(words: v128): v128 {
  // What is left of the tail, less ½: the same for w and for −1 − w. Not so much that it is rounded to 2^31, where no cell is.
  const below = i32x4.sub(v128.load(HIGHEST), v128.xor(words, i32x4.shr_s(words, 31)));
  const held = i32x4.min_s(below, v128.load(HELD));
  const left = f32x4.add(f32x4.convert_i32x4_s(held), v128.load(HALF));
  const cells = v128.and(i32x4.shr_u(left, 15), v128.load(ABOVE_SIXTEEN));
  const one = v128.load(fourCubic(i32x4.extract_lane(cells, 0)));
  const two = v128.load(fourCubic(i32x4.extract_lane(cells, 1)));
  const three = v128.load(fourCubic(i32x4.extract_lane(cells, 2)));
  const four = v128.load(fourCubic(i32x4.extract_lane(cells, 3)));
  const lowers = v128.shuffle<i32>(one, two, 0, 4, 1, 5);
  const lowersBehind = v128.shuffle<i32>(three, four, 0, 4, 1, 5);
  const uppers = v128.shuffle<i32>(one, two, 2, 6, 3, 7);
  const uppersBehind = v128.shuffle<i32>(three, four, 2, 6, 3, 7);
  const centre = v128.or(v128.and(left, v128.load(ABOVE_TAIL_CELL)), v128.load(HALF_TAIL_CELL));
  const t = f32x4.sub(left, centre);
  const inner = f32x4.add(
    v128.shuffle<i64>(uppers, uppersBehind, 0, 2),
    f32x4.mul(t, v128.shuffle<i64>(uppers, uppersBehind, 1, 3)),
  );
  const outer = f32x4.add(v128.shuffle<i64>(lowers, lowersBehind, 1, 3), f32x4.mul(t, inner));
  const z = f32x4.add(v128.shuffle<i64>(lowers, lowersBehind, 0, 2), f32x4.mul(t, outer));
  return v128.xor(z, v128.and(words, v128.load(SIGN)));
}

/** Where the cubic of a cell stands, by 16 times its number. */
function fourCubic(cell: i32): usize {
  return SINGLE_NORMALS + <usize>(cell - 16 * 126 * TAIL_CELLS);
}

/** e^x of four numbers between −80 and 80: relative error below 3e-7. */
export function exps4(x: v128): v128 {
  const y = f32x4.mul(x, v128.load(OCTAVES_AN_E));
  const shifted = f32x4.add(y, v128.load(ROUNDING));
  const f = f32x4.sub(y, f32x4.sub(shifted, v128.load(ROUNDING)));
  let p = f32x4.add(v128.load(FOURTH), f32x4.mul(f, v128.load(FIFTH)));
  p = f32x4.add(v128.load(THIRD), f32x4.mul(f, p));
  p = f32x4.add(v128.load(SECOND), f32x4.mul(f, p));
  p = f32x4.add(v128.load(FIRST), f32x4.mul(f, p));
  p = f32x4.add(v128.load(ONE), f32x4.mul(f, p));
  return i32x4.add(p, i32x4.shl(shifted, 23));
}
