/** What a run has done so far, for the line it prints. */
export class Count {
  readonly points = new Map<string, number>();
  /** Named point → how often a process was killed there. */
  readonly killedAt = new Map<string, number>();
  acknowledged = 0;
  lost = 0;
  doubled = 0;

  /** Lines of what happened: the first word is the kind of fault. */
  add(happened: readonly string[]): void {
    for (const line of happened) {
      const [kind = '', what] = line.split(' ');
      if (!FAULTS.includes(kind)) continue;
      raise(this.points, kind);
      if (kind === 'kill') raise(this.killedAt, what!);
    }
  }

  get total(): number {
    return [...this.points.values()].reduce((a, b) => a + b, 0);
  }

  line(seed: number): string {
    const kinds = [...this.points].map(([kind, n]) => `${n} ${kind}`).join(', ');
    const { acknowledged, lost, doubled, total } = this;
    return `faults: ${total} points, ${acknowledged} acknowledged, ${lost} lost, ${doubled} doubled, seed ${seed} (${kinds})\n`;
  }

  kills(): string {
    const all = [...this.killedAt].sort(([a], [b]) => a.localeCompare(b));
    return `killed at: ${all.map(([point, n]) => `${point} ${n}`).join(', ')}\n`;
  }
}

const raise = (counts: Map<string, number>, what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);

export const FAULTS = ['kill', 'cut', 'lost-answer', 'clock', 'poison', 'slow', 'broker', 'store', 'resent'];
