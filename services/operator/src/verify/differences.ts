/** What differs, one line each; beyond the first so many only the number is kept. */
export class Differences {
  readonly shown: string[] = [];
  count = 0;

  constructor(private readonly most: number) {}

  add(line: string): void {
    if (++this.count <= this.most) this.shown.push(line);
  }
}

/** What one check of one service has found. */
export interface Finding {
  service: string;
  check: 'log' | 'topic' | 'models';
  /** What was looked at, for people. */
  looked: string;
  differences: Differences;
}
