/** Sums that several benches do. */

export function median(figures: readonly number[]): number {
  const sorted = ascending(figures);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

/** The smallest figure that at least this share of all figures, 0 to 1, does not exceed. */
export function quantile(figures: readonly number[], share: number): number {
  return ascending(figures)[Math.max(0, Math.ceil(share * figures.length) - 1)];
}

/** Seconds of CPU time that work on this thread takes in this process. */
export function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  return cpuSecondsSince(before);
}

/** Seconds of CPU time of all threads of this process. */
export function cpuSecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** 1234567.8 → 1,234,567.8 */
export function show(value: number, digits = 0): string {
  return value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

const ascending = (figures: readonly number[]): number[] => [...figures].sort((one, other) => one - other);
