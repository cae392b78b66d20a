/** Gets what there is to show: one request in flight, the newest wins, and what changes meanwhile is asked for afterwards. */

export class Puller<Answer> {
  private last = 0;
  private inFlight = false;
  private again = false;

  /** `ask` sends a request with a number; `take` gets the answer to the last one and is awaited. */
  constructor(
    private readonly ask: (id: number) => void,
    private readonly take: (answer: Answer) => Promise<void>,
  ) {}

  /** Something may have changed. */
  pull(): void {
    if (this.inFlight) {
      this.again = true;
      return;
    }
    this.inFlight = true;
    this.again = false;
    this.ask(++this.last);
  }

  /** The answer came and can't be used; what is on the screen stays. */
  spoiled(id: number): void {
    if (id === this.last) this.done();
  }

  async answered(id: number, answer: Answer): Promise<void> {
    if (id !== this.last || !this.inFlight) return;
    try {
      await this.take(answer);
    } finally {
      this.done();
    }
  }

  private done(): void {
    this.inFlight = false;
    if (this.again) this.pull();
  }
}
