/**
 * exp, log and the normal quantile from + − × / and square roots only, so that every machine and language that follows
 * IEEE 754 gives the same bits. Relative error of exp below 1e-14, absolute error of log below 1e-15 around 1.
 */
import { Floats } from './memory';

export const LN2: f64 = 0.6931471805599453;
const SIXTY_FOUR_OVER_LN2: f64 = 64 / LN2;
const LN2_OVER_SIXTY_FOUR: f64 = LN2 / 64;
/** Adding and taking away 1.5·2^52 rounds to the nearest whole number. */
const ROUND: f64 = 6755399441055744;
/** 2^−32 */
const WORD: f64 = 2.3283064365386963e-10;

/** 2^(i/64) for i in 0..63. */
const ROOTS = changetype<Floats>(memory.data(64 * 8, 8));
/** 1/c and log c, side by side, at the centres c of 128 cells of [1, 2). */
const CELLS = changetype<Floats>(memory.data(2 * 128 * 8, 8));
fillTables();

function series(x: f64): f64 {
  let sum: f64 = 1;
  for (let n: f64 = 24; n >= 1; n--) sum = 1 + (x / n) * sum;
  return sum;
}

function fillTables(): void {
  for (let i = 0; i < 64; i++) ROOTS[i] = series(<f64>i * LN2_OVER_SIXTY_FOUR);
  for (let i = 0; i < 128; i++) {
    const centre: f64 = 1 + (<f64>i + 0.5) / 128;
    // log c = 2·artanh((c − 1)/(c + 1))
    const t = (centre - 1) / (centre + 1);
    let sum: f64 = 0;
    for (let n: f64 = 41; n >= 1; n -= 2) sum = 1.0 / n + t * t * sum;
    CELLS[2 * i] = 1.0 / centre;
    CELLS[2 * i + 1] = 2 * t * sum;
  }
}

/** 2^k for −1022 ≤ k ≤ 1023. */
function powerOfTwo(k: i32): f64 {
  return reinterpret<f64>((<i64>(k + 1023)) << 52);
}

/** e^x; 0 below −708, and held at e^708 above. */
export function exp(x: f64): f64 {
  if (x < -708) return 0;
  if (x > 708) x = 708;
  const whole = x * SIXTY_FOUR_OVER_LN2 + ROUND - ROUND;
  const k = <i32>whole;
  const r = x - whole * LN2_OVER_SIXTY_FOUR;
  const p = 1 + r * (1 + r * (0.5 + r * (1.0 / 6.0 + r * (1.0 / 24.0 + r * (1.0 / 120.0)))));
  return ROOTS[k & 63] * powerOfTwo(k >> 6) * p;
}

/** log of a value in [1, 2). */
function logMantissa(f: f64): f64 {
  const cell = (<i32>((f - 1) * 128)) << 1;
  const r = f * CELLS[cell] - 1;
  const p = 1.0 / 4.0 - r * (1.0 / 5.0 - r * (1.0 / 6.0 - r * (1.0 / 7.0)));
  return CELLS[cell + 1] + r * (1 - r * (1.0 / 2.0 - r * (1.0 / 3.0 - r * p)));
}

/** Natural logarithm of any x ≥ 0; −Infinity at 0. */
export function log(x: f64): f64 {
  if (x === 0) return -Infinity;
  if (x === Infinity) return Infinity;
  let below = 0;
  if (x < 2.2250738585072014e-308) {
    x *= 18014398509481984;
    below = 54;
  }
  const bits = reinterpret<i64>(x);
  const exponent = <i32>(bits >> 52) - 1023 - below;
  const f = reinterpret<f64>((bits & 0x000fffffffffffff) | 0x3ff0000000000000);
  return <f64>exponent * LN2 + logMantissa(f);
}

/** A random word (32 bits) as a number in (0, 1): (word + ½)·2^−32. */
export function uniform(word: i32): f64 {
  return (<f64>(<u32>word) + 0.5) * WORD;
}

/** −log of the uniform of a random word: a standard exponential. */
export function exponential(word: i32): f64 {
  const zeros = clz(word);
  if (zeros === 32) return 33 * LN2;
  const f = (<f64>(<u32>word) + 0.5) * powerOfTwo(zeros - 31);
  return <f64>(zeros + 1) * LN2 - (f < 2 ? logMantissa(f) : LN2);
}

/**
 * The standard normal deviate of a word: Wichura 1988, AS 241 (PPND16), relative error about 1e-16. A word as a signed
 * number is its uniform less ½, the halves having changed places.
 */
export function normal(word: i32): f64 {
  const q = (<f64>word + 0.5) * WORD;
  if (q <= 0.425 && q >= -0.425) return q * centre(0.180625 - q * q);
  // What is left of the tail, as a word: word + 2^31 below the middle, 2^31 − 1 − word above it.
  const left = word < 0 ? word ^ (<i32>0x80000000) : ~word ^ (<i32>0x80000000);
  const z = tail(sqrt(exponential(left)));
  return word < 0 ? -z : z;
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
