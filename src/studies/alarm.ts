/** Wakes whoever waits; a ring while nobody waits is kept for the next who does. */
export class Alarm {
  #rung = false;
  #wake: (() => void) | null = null;
  #timer: NodeJS.Timeout | undefined;

  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  /** Until the next ring, or one since the last wait, or this many milliseconds. */
  async wait(most: number): Promise<void> {
    if (!this.#rung)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        this.#timer = setTimeout(resolve, most);
      });
    this.stop();
    this.#rung = false;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#wake = null;
  }
}
