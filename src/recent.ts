/** Keeps what was used last, and forgets what was not. */
export class Recent<Key, Value> {
  readonly #kept = new Map<Key, Value>();
  readonly #most: number;
  readonly #forget: (value: Value) => void;

  /** @param forget is given what is kept no more */
  constructor(most: number, forget: (value: Value) => void = () => {}) {
    this.#most = most;
    this.#forget = forget;
  }

  /** What is kept under the key, or made now. A promise that is rejected is not kept. */
  get(key: Key, make: () => Value): Value {
    const value = this.#kept.get(key) ?? make();
    this.keep(key, value);
    if (value instanceof Promise)
      value.catch(() => {
        if (this.#kept.get(key) === value) this.#kept.delete(key);
      });
    return value;
  }

  /** What is kept under the key, if anything is. */
  find(key: Key): Value | undefined {
    const value = this.#kept.get(key);
    if (value !== undefined) this.keep(key, value);
    return value;
  }

  /** Keeps a value as the one used last. */
  keep(key: Key, value: Value): void {
    this.#kept.delete(key);
    this.#kept.set(key, value);
    const [oldest] = this.#kept;
    if (this.#kept.size <= this.#most || oldest === undefined) return;
    this.#kept.delete(oldest[0]);
    this.#forget(oldest[1]);
  }

  /** Keeps what is under the key no more, whatever state it is in: it is not given to `forget`. */
  drop(key: Key): void {
    this.#kept.delete(key);
  }
}
