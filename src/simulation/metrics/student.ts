/** Student's t distribution: quantiles, for intervals of the mean of few values. */
import { normalQuantile } from '../math.ts';

/** Above this many degrees of freedom the expansion around the normal quantile is exact to the last digits. */
const MANY = 1e6;
/** At smaller probabilities and one degree of freedom the square of t is beyond a double. */
const LEAST = 1e-150;

/**
 * t with P(T < t) = p for T of Student's t distribution with df degrees of freedom, which need not be whole; the normal
 * quantile when df is Infinity. The error is below 1e-12 of t, or, next to the middle, below 1e-15.
 *
 * Up to a million degrees of freedom it is the root of log Q(t) = log q in log t, q being the smaller tail, by Newton's
 * method. The density of log T, T > 0, is log-concave, so log Q is concave in log t and falls: from anywhere Newton's
 * second guess lies at or beyond the root and the later ones come down to it. No bracket is needed.
 * @throws RangeError unless 1e-150 ≤ p < 1 and df ≥ 1
 */
export function tQuantile(p: number, df: number): number {
  if (!(p >= LEAST && p < 1)) throw new RangeError(`Got a probability of ${p}, expected one from ${LEAST} to below 1.`);
  if (!(df >= 1)) throw new RangeError(`Got ${df} degrees of freedom, expected 1 or more.`);
  if (p === 0.5) return 0;
  const z = normalQuantile(p);
  if (df > MANY) return expanded(z, df);
  const logQ = Math.log(Math.min(p, 1 - p));
  const height = heightOf(df);
  let t = Math.abs(z);
  for (let guess = 0; guess < 100; guess++) {
    const tail = tailOf(t, df, height);
    const step = (tail.log - logQ) / tail.fall;
    t *= Math.exp(step);
    if (Math.abs(step) < 1e-13) break;
  }
  return Math.sign(z) * t;
}

/**
 * z + (z³ + z)/(4 df) + (5z⁵ + 16z³ + 3z)/(96 df²) + …
 * Abramowitz & Stegun, "Handbook of Mathematical Functions", 1964, 26.7.5; the third term is of the order of 1e-18 here.
 */
function expanded(z: number, df: number): number {
  const zz = z * z;
  return z + (z * (zz + 1)) / (4 * df) + (z * ((5 * zz + 16) * zz + 3)) / (96 * df * df);
}

/**
 * The density at 0: Γ((df + 1)/2) / (Γ(df/2)·√(π·df)).
 *
 * Γ(a + ½)/Γ(a) = √a·(1 − 1/(8a) + 1/(128a²) + 5/(1024a³) − 21/(32768a⁴) − …) for large a (Graham, Knuth & Patashnik,
 * "Concrete Mathematics", 1994, exercise 9.60), reached from small ones by Γ(a + 1) = a·Γ(a).
 */
function heightOf(df: number): number {
  let a = df / 2;
  let ratio = 1;
  for (; a < 200; a++) ratio *= a / (a + 0.5);
  const b = 1 / a;
  ratio *= Math.sqrt(a) * (1 - b * (1 / 8 - b * (1 / 128 + b * (5 / 1024 - b * (21 / 32768)))));
  return ratio / Math.sqrt(Math.PI * df);
}

/**
 * log Q(t) with Q(t) = P(T > t) for t > 0, and how fast it falls in log t, which is t times the density over Q(t).
 *
 * Q(t) = ½·I_x(df/2, ½) with x = df/(df + t²), and x^a·(1 − x)^b/B(a, b) is t times the density. Logarithms, for what is
 * far out is too small for a double.
 */
function tailOf(t: number, df: number, height: number): { log: number; fall: number } {
  const squares = (t * t) / df;
  const x = 1 / (1 + squares);
  const logSlope = Math.log(t * height) - ((df + 1) / 2) * Math.log1p(squares);
  if (x * (df + 5) < df + 2) {
    const part = fraction(x, df / 2, 0.5) / df;
    return { log: logSlope + Math.log(part), fall: 1 / part };
  }
  const slope = Math.exp(logSlope);
  const share = 0.5 - slope * fraction(squares * x, 0.5, df / 2);
  return { log: Math.log(share), fall: slope / share };
}

/**
 * 1/(1 + d₁/(1 + d₂/(1 + …))), by which x^a·(1 − x)^b/(a·B(a, b)) is to be multiplied to give I_x(a, b), x not far above
 * (a + 1)/(a + b + 2):
 * d of 2m + 1 = −(a + m)(a + b + m)·x/((a + 2m)(a + 2m + 1)), d of 2m = m(b − m)·x/((a + 2m − 1)(a + 2m)).
 *
 * DLMF 8.17.22 and 8.17.23, evaluated from the front (Lentz 1976, "Generating Bessel functions in Mie scattering
 * calculations using continued fractions", Applied Optics 15).
 */
function fraction(x: number, a: number, b: number): number {
  let value = 1;
  let c = 1;
  let d = 0;
  for (let k = 1; k < 100_000; k++) {
    const m = k >> 1;
    const term =
      k % 2 === 1
        ? (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
        : (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    c = 1 + term / c;
    d = 1 / (1 + term * d);
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return 1 / value;
}
