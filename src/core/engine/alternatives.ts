/** Choices that AWS makes at run time: a walk is run once for each combination, so that no choice is guessed. */

/** More combinations than this are not tried one by one. */
const LIMIT = 256;

export class Alternatives {
  private readonly picked: number[] = [];
  private readonly sizes: number[] = [];
  private names: string[] = [];
  private at = 0;
  private runs = 0;
  /** More combinations are left than are tried. */
  isCut = false;

  /** One of the options; the others come in later runs. */
  pick<T>(options: readonly T[], nameOf: (option: T) => string): T {
    const place = this.at++;
    if (place === this.picked.length) {
      this.picked.push(0);
      this.sizes.push(options.length);
    }
    const option = options[this.picked[place] as number] as T;
    if (options.length > 1) this.names.push(nameOf(option));
    return option;
  }

  /** What was picked in this run, in words; undefined when there was no choice. */
  get description(): string | undefined {
    return this.names.length > 0 ? this.names.join(', ') : undefined;
  }

  /** Goes to the next combination; false when all have been run. */
  next(): boolean {
    this.at = 0;
    this.names = [];
    while (this.picked.length > 0) {
      const last = this.picked.length - 1;
      if ((this.picked[last] as number) + 1 < (this.sizes[last] as number)) {
        this.picked[last] = (this.picked[last] as number) + 1;
        this.isCut = ++this.runs >= LIMIT;
        return !this.isCut;
      }
      this.picked.pop();
      this.sizes.pop();
    }
    return false;
  }
}
