/** Sums by whole-number keys, in an open-addressing table: millions of additions without an allocation each. */
export class Transitions {
  private keys = new Float64Array(1024).fill(-1);
  private weights = new Float64Array(1024);
  private used = 0;

  /** @param key a whole number from 0 to below 2^53 */
  add(key: number, weight: number): void {
    const slot = this.slotOf(key);
    if (this.keys[slot] !== key) {
      if (this.used * 2 >= this.keys.length) {
        this.grow();
        this.add(key, weight);
        return;
      }
      this.keys[slot] = key;
      this.used++;
    }
    this.weights[slot] += weight;
  }

  weightOf(key: number): number {
    const slot = this.slotOf(key);
    return this.keys[slot] === key ? this.weights[slot] : 0;
  }

  /** The keys in rising order. */
  sortedKeys(): Float64Array {
    return this.keys.filter((key) => key >= 0).sort();
  }

  /** Where the key stands, or the empty slot where it would. */
  private slotOf(key: number): number {
    const mask = this.keys.length - 1;
    let hash = Math.imul((key | 0) ^ Math.imul((key / 4294967296) | 0, 0x2c1b3c6d), 0x297a2d39);
    hash ^= hash >>> 15;
    let slot = hash & mask;
    while (this.keys[slot] !== key && this.keys[slot] >= 0) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const { keys, weights } = this;
    this.keys = new Float64Array(keys.length * 4).fill(-1);
    this.weights = new Float64Array(keys.length * 4);
    this.used = 0;
    for (let slot = 0; slot < keys.length; slot++) if (keys[slot] >= 0) this.add(keys[slot], weights[slot]);
  }
}
