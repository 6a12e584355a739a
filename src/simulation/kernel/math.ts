/**
 * exp, log and the normal quantile from + − × / and square roots only, so that every machine and language that follows
 * IEEE 754 gives the same bits. The normal quantile is Wichura 1988, AS 241 (PPND16), relative error about 1e-16.
 */
import { Floats } from './memory';

export const LN2: f64 = 0.6931471805599453;
/** Adding 1.5·2^52 to a number below 2^31 leaves the nearest whole number in the lower bits. */
const ROUND: f64 = 6755399441055744;
/** 2^−32 */
const WORD: f64 = 2.3283064365386963e-10;

/** Cells of an octave: of 2^x for exp, of [1, 2) for log. */
const CELLS: i32 = 256;
const LN2_OVER_CELLS: f64 = LN2 / CELLS;
/** The bits of a double behind the 8 that tell the cell. */
const BELOW_CELL: i64 = 44;

/** 2^(i/256) for i in 0..255. */
const ROOTS = changetype<Floats>(memory.data(256 * 8, 16));
/** 1/c and log c, side by side, at the centres c of 256 cells of [1, 2). */
const CENTRES = changetype<Floats>(memory.data(2 * 256 * 8, 16));
/** Octaves of what a word leaves of its tail, from ½ up to 2^31, and cells of an octave. */
const OCTAVES: i32 = 32;
export const TAIL_CELLS: i32 = 16;
/** The cell of ½: an exponent of −1 as a double has it, and no more bits. */
const FIRST_TAIL_CELL: i32 = 1022 * TAIL_CELLS;
/** The bits of a double behind the 4 that tell the cell. */
const BELOW_TAIL_CELL: i32 = 48;
/** Four coefficients a cell: normal quantiles by cubics around its centre. */
const NORMALS = changetype<Floats>(memory.data(4 * 16 * 32 * 8, 16));
/** The same cubics in single precision (fours.ts). */
export const SINGLE_NORMALS = memory.data(16 * 16 * 32, 16);
// Pairs of constants: read from memory, they take less room among the instructions than written there.
const LOWEST = memory.data<f64>([-708, -708], 16);
const HIGHEST = memory.data<f64>([708, 708], 16);
const CELLS_AN_E = memory.data<f64>([CELLS / LN2, CELLS / LN2], 16);
const E_A_CELL = memory.data<f64>([LN2 / CELLS, LN2 / CELLS], 16);
const ROUNDING = memory.data<f64>([6755399441055744, 6755399441055744], 16);
/** 1 twice. */
export const ONES = memory.data<f64>([1, 1], 16);
const MINUS_ONE = memory.data<f64>([-1, -1], 16);
const HALF = memory.data<f64>([0.5, 0.5], 16);
/** ½ + (√8 − 2)/24·(ln 2/512)²: then the error is as large at the edges of a cell as between. */
const NEARLY_HALF = memory.data<f64>([0.5000000632636243, 0.5000000632636243], 16);
const SIXTH = memory.data<f64>([1.0 / 6.0, 1.0 / 6.0], 16);
const TWENTY_FOURTH = memory.data<f64>([1.0 / 24.0, 1.0 / 24.0], 16);
const THIRD = memory.data<f64>([1.0 / 3.0, 1.0 / 3.0], 16);
const LN2S = memory.data<f64>([0.6931471805599453, 0.6931471805599453], 16);
const TWO_TO_52 = memory.data<f64>([4503599627370496, 4503599627370496], 16);
/** The exponent of 2^32 as a double has it. */
const OF_ONE = memory.data<f64>([1055, 1055], 16);
/** The bits of a fraction. */
const FRACTION = memory.data<i64>([0x000fffffffffffff, 0x000fffffffffffff], 16);
const TWO_TO_31 = memory.data<f64>([2147483648, 2147483648], 16);
const SIGN = memory.data<f64>([-0.0, -0.0], 16);
/** The bits that tell the cell of a tail, and the bit of its centre. */
const ABOVE_TAIL_CELL = memory.data<i64>([-0x1000000000000, -0x1000000000000], 16);
const HALF_TAIL_CELL = memory.data<i64>([0x800000000000, 0x800000000000], 16);
/** All bits but the 8 that tell the cell. */
const ABOVE_CELL = memory.data<i64>([-256, -256], 16);
fillTables();

function series(x: f64): f64 {
  let sum: f64 = 1;
  for (let n: f64 = 24; n >= 1; n--) sum = 1 + (x / n) * sum;
  return sum;
}

function fillTables(): void {
  for (let i = 0; i < CELLS; i++) {
    ROOTS[i] = series(<f64>i * LN2_OVER_CELLS);
    const centre: f64 = 1 + (<f64>i + 0.5) / CELLS;
    // log c = 2·artanh((c − 1)/(c + 1))
    const t = (centre - 1) / (centre + 1);
    let sum: f64 = 0;
    for (let n: f64 = 41; n >= 1; n -= 2) sum = 1.0 / n + t * t * sum;
    CENTRES[2 * i] = 1.0 / centre;
    CENTRES[2 * i + 1] = 2 * t * sum;
  }
  // z′ = 1/φ(z) = √(2π)·e^(z²/2), z″ = z·z′², z‴ = (1 + 2z²)·z′³, a word being 2^−32. They are those of the lower tail:
  // the upper one has the other sign.
  for (let cell = 0; cell < OCTAVES * TAIL_CELLS; cell++) {
    const above = (<i64>(FIRST_TAIL_CELL + cell)) << BELOW_TAIL_CELL;
    const z = normalQuantile(reinterpret<f64>(above | ((<i64>1) << (BELOW_TAIL_CELL - 1))) * WORD);
    const slope = 2.5066282746310002 * exp((z * z) / 2) * WORD;
    const cubic = NORMALS.from(4 * cell);
    cubic[0] = -z;
    cubic[1] = -slope;
    cubic[2] = -(z * slope * slope) / 2;
    cubic[3] = -((1 + 2 * z * z) * slope * slope * slope) / 6;
    for (let n = 0; n < 4; n++) store<f32>(SINGLE_NORMALS + ((<usize>(4 * cell + n)) << 2), <f32>cubic[n]);
  }
}

/** The lesser of two numbers that are not NaN. */
export function lesser(one: f64, other: f64): f64 {
  return f64x2.extract_lane(f64x2.pmin(f64x2.splat(one), f64x2.splat(other)), 0);
}

/** The greater of two numbers that are not NaN. */
export function greater(one: f64, other: f64): f64 {
  return f64x2.extract_lane(f64x2.pmax(f64x2.splat(one), f64x2.splat(other)), 0);
}

/** The lesser of a number that is not NaN and 1. */
export function atMostOne(x: f64): f64 {
  return f64x2.extract_lane(f64x2.pmin(pair(ONES), f64x2.splat(x)), 0);
}

/** A number that is not NaN, held between 0 and 1. */
export function toShare(x: f64): f64 {
  return f64x2.extract_lane(f64x2.pmax(f64x2.splat(0), f64x2.pmin(pair(ONES), f64x2.splat(x))), 0);
}

/** A number that is not NaN, held between −1 and 1. */
export function toMood(x: f64): f64 {
  return f64x2.extract_lane(f64x2.pmax(pair(MINUS_ONE), f64x2.pmin(pair(ONES), f64x2.splat(x))), 0);
}

/** The sooner of two times. They are compared by their bits: none is below 0. */
export function sooner(one: f64, other: f64): f64 {
  const first = reinterpret<i64>(one);
  const second = reinterpret<i64>(other);
  return reinterpret<f64>(select(first, second, first < second));
}

/** Whether two times, or a difference and 0, are the same, by their bits. */
export function same(one: f64, other: f64): bool {
  return reinterpret<i64>(one) === reinterpret<i64>(other);
}

/** A number if something holds, and else 0, without a fork in the way. */
export function where(holds: bool, x: f64): f64 {
  return reinterpret<f64>(reinterpret<i64>(x) & -(<i64>holds));
}

/** Two numbers side by side. */
export function pairOf(one: f64, other: f64): v128 {
  return f64x2.replace_lane(f64x2.splat(one), 1, other);
}

/** The whole part of a number from 0 to 2^31. */
export function whole(x: f64): i32 {
  return <i32>reinterpret<i64>(floor(x) + ROUND);
}

/** e^x; 0 below −708, and held at e^708 above. Relative error below 1e-13, and below 1e-14 from −50 to 50. */
export function exp(x: f64): f64 {
  const held = f64x2.pmin(f64x2.splat(x), pair(HIGHEST));
  const shifted = toCells(held);
  const r = withinCell(held, shifted);
  const squared = f64x2.mul(r, r);
  // 1 + r + r²·(½ + r/6 + r²/24)
  const inner = f64x2.add(f64x2.add(pair(HALF), f64x2.mul(r, pair(SIXTH))), f64x2.mul(squared, pair(TWENTY_FOURTH)));
  const p = f64x2.add(f64x2.add(pair(ONES), r), f64x2.mul(squared, inner));
  return f64x2.extract_lane(power(held, shifted, p), 0);
}

/**
 * e^x of a pair of numbers up to 708, and nothing that makes sense of larger ones. Relative error below 2e-13, and below 3e-14 from
 * −50 to 50.
 */
export function exps(x: v128): v128 {
  const shifted = toCells(x);
  const r = withinCell(x, shifted);
  // 1 + r + r²·(½ + r/6), the ½ a little more, for r⁴/24
  const inner = f64x2.add(pair(NEARLY_HALF), f64x2.mul(r, pair(SIXTH)));
  const p = f64x2.add(f64x2.add(pair(ONES), r), f64x2.mul(f64x2.mul(r, r), inner));
  return power(x, shifted, p);
}

/** The same of one number. */
export function powerOfE(x: f64): f64 {
  return f64x2.extract_lane(exps(f64x2.splat(x)), 0);
}

/** The nearest numbers of cells, as the lower bits of something larger. */
function toCells(x: v128): v128 {
  return f64x2.add(f64x2.mul(x, pair(CELLS_AN_E)), pair(ROUNDING));
}

/** What is left of x beside its cell. */
function withinCell(x: v128, shifted: v128): v128 {
  return f64x2.sub(x, f64x2.mul(f64x2.sub(shifted, pair(ROUNDING)), pair(E_A_CELL)));
}

/** The power of 2 of a cell times p; 0 where x is below −708. */
function power(x: v128, shifted: v128, p: v128): v128 {
  // 2^(k >> 8), put into the exponent of the root of cell k.
  const one = i32x4.extract_lane(shifted, 0);
  const other = i32x4.extract_lane(shifted, 2);
  const roots = ROOTS.pairFrom(one & (CELLS - 1), other & (CELLS - 1));
  const powers = i64x2.shl(v128.and(shifted, pair(ABOVE_CELL)), 52 - 8);
  const result = f64x2.mul(i64x2.add(roots, powers), p);
  return v128.and(result, f64x2.ge(x, pair(LOWEST)));
}

/** A pair of constants. */
function pair(address: usize): v128 {
  return v128.load(address);
}

/** Natural logarithm of any x ≥ 0, −Infinity at 0; absolute error below 1e-15 around 1. */
export function log(x: f64): f64 {
  if (x === 0) return -Infinity;
  if (x === Infinity) return Infinity;
  let below = 0;
  if (x < 2.2250738585072014e-308) {
    x *= 18014398509481984;
    below = 54;
  }
  const bits = reinterpret<i64>(x);
  const cell = (<i32>(bits >> BELOW_CELL)) & (CELLS - 1);
  const f = reinterpret<f64>((bits & 0x000fffffffffffff) | 0x3ff0000000000000);
  const r = f * CENTRES[2 * cell] - 1;
  const p = 1.0 / 3.0 - r * (1.0 / 4.0 - r * (1.0 / 5.0 - r * (1.0 / 6.0)));
  return <f64>(<i32>(bits >> 52) - 1023 - below) * LN2 + (CENTRES[2 * cell + 1] + r * (1 - r * (1.0 / 2.0 - r * p)));
}

/** A random word (32 bits) as a number in (0, 1): (word + ½)·2^−32. */
export function uniform(word: i32): f64 {
  return (<f64>(<u32>word) + 0.5) * WORD;
}

/** Words are below as many, as whole numbers, as have a uniform below p. */
export function wordsBelow(p: f64): u64 {
  return <u64>max(0, ceil(p * 4294967296 - 0.5));
}

/** −log of the uniform of a random word, a standard exponential; absolute error below 1e-11. */
export function exponential(word: i32): f64 {
  return f64x2.extract_lane(exponentials(i32x4.splat(word)), 0);
}

/** The same of the two words in the lower half. */
export function exponentials(words: v128): v128 {
  const bits = f64x2.add(f64x2.convert_low_i32x4_u(words), pair(HALF));
  const one = v128.load(changetype<usize>(CENTRES) + cellOf(i32x4.extract_lane(bits, 1)));
  const other = v128.load(changetype<usize>(CENTRES) + cellOf(i32x4.extract_lane(bits, 3)));
  const f = v128.or(v128.and(bits, pair(FRACTION)), pair(ONES));
  const r = f64x2.sub(f64x2.mul(f, v128.shuffle<f64>(one, other, 0, 2)), pair(ONES));
  const thirds = f64x2.sub(pair(HALF), f64x2.mul(r, pair(THIRD)));
  const p = f64x2.mul(r, f64x2.sub(pair(ONES), f64x2.mul(r, thirds)));
  // The exponent as a number, by way of the lower bits of 2^52.
  const exponent = f64x2.sub(v128.or(i64x2.shr_u(bits, 52), pair(TWO_TO_52)), pair(TWO_TO_52));
  const whole = f64x2.mul(f64x2.sub(pair(OF_ONE), exponent), pair(LN2S));
  return f64x2.sub(f64x2.sub(whole, v128.shuffle<f64>(one, other, 1, 3)), p);
}

/** Where the centre of a double's cell stands among CENTRES, in bytes, by the upper half of its bits. */
function cellOf(upper: i32): usize {
  return (<usize>(upper >> (<i32>BELOW_CELL - 32 - 4))) & ((CELLS - 1) << 4);
}

/**
 * The standard normal deviate of a word: as a signed number w it is the quantile at ½ + (w + ½)·2^−32, from cubics by what is
 * left of the tail behind it, with an error below 1e-7. In lanes of pairs, which hand bits over sooner than single numbers do.
 */
export function normal(word: i32): f64 {
  const middle = f64x2.add(f64x2.convert_low_i32x4_s(i32x4.splat(word)), pair(HALF));
  const left = f64x2.sub(pair(TWO_TO_31), f64x2.abs(middle));
  const cubic = cubicOf(<i32>i64x2.extract_lane(i64x2.shr_u(left, BELOW_TAIL_CELL), 0));
  const centre = v128.or(v128.and(left, pair(ABOVE_TAIL_CELL)), pair(HALF_TAIL_CELL));
  const t = f64x2.extract_lane(f64x2.sub(left, centre), 0);
  const z = f64x2.splat(cubic[0] + t * (cubic[1] + t * (cubic[2] + t * cubic[3])));
  return f64x2.extract_lane(v128.xor(z, v128.and(middle, pair(SIGN))), 0);
}

/** The cubic of a tail's cell. */
function cubicOf(cell: i32): Floats {
  return NORMALS.from(4 * (cell - FIRST_TAIL_CELL));
}

/** z with P(Z < z) = p, 0 < p < 1. */
export function normalQuantile(p: f64): f64 {
  const q = p - 0.5;
  if (abs(q) <= 0.425) return q * centre(0.180625 - q * q);
  const z = tail(sqrt(-log(q < 0 ? p : 1 - p)));
  return q < 0 ? -z : z;
}

/** z/q of |q| ≤ 0.425, by r = 0.425² − q². */
function centre(r: f64): f64 {
  return (
    (((((((2509.0809287301226727 * r + 33430.575583588128105) * r + 67265.770927008700853) * r +
      45921.953931549871457) *
      r +
      13731.693765509461125) *
      r +
      1971.5909503065514427) *
      r +
      133.14166789178437745) *
      r +
      3.387132872796366608) /
    (((((((5226.495278852545925 * r + 28729.085735721942674) * r + 39307.89580009271061) * r + 21213.794301586595867) *
      r +
      5394.1960214247511077) *
      r +
      687.1870074920579083) *
      r +
      42.313330701600911252) *
      r +
      1)
  );
}

/** |z| in the tails, by the root of −log of what is left. */
function tail(root: f64): f64 {
  if (root <= 5) {
    const r = root - 1.6;
    return (
      (((((((7.7454501427834140764e-4 * r + 0.0227238449892691845833) * r + 0.24178072517745061177) * r +
        1.27045825245236838258) *
        r +
        3.64784832476320460504) *
        r +
        5.7694972214606914055) *
        r +
        4.6303378461565452959) *
        r +
        1.42343711074968357734) /
      (((((((1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r + 0.0151986665636164571966) * r +
        0.14810397642748007459) *
        r +
        0.68976733498510000455) *
        r +
        1.6763848301838038494) *
        r +
        2.05319162663775882187) *
        r +
        1)
    );
  }
  const r = root - 5;
  return (
    (((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 0.0012426609473880784386) * r +
      0.026532189526576123093) *
      r +
      0.29656057182850489123) *
      r +
      1.7848265399172913358) *
      r +
      5.4637849111641143699) *
      r +
      6.6579046435011037772) /
    (((((((2.04426310338993978564e-15 * r + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r +
      7.868691311456132591e-4) *
      r +
      0.0148753612908506148525) *
      r +
      0.13692988092273580531) *
      r +
      0.59983220655588793769) *
      r +
      1)
  );
}
