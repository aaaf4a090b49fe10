import { percent } from '../coverage/coverage-figures.js';
import type { LevelResult, TraineeRow } from './trainees.js';
import type { TrainingPlan } from './training-plans.js';
import type { AttendanceRow, SessionRow } from './training-sessions.js';

export interface Attendance {
  /** Held up to the day that is looked at. */
  sessions: number;
  /** Of everybody at each of these sessions. */
  expected: number;
  present: number;
  /** Percent with one decimal, rounded half up; 0.0 when nobody was expected. */
  attendance: string;
}
interface Results {
  passed: number;
  failed: number;
  open: number;
}
export interface LevelFigures extends Attendance, Results {
  code: string;
  name: string;
  /** Of a stage: those who have got so far. */
  trainees: number;
  /** With one decimal, rounded half up; absent while nobody has a score. */
  meanScore?: string;
}
export interface TrainingFigures {
  levels: LevelFigures[];
  all: Attendance & { trainees: number };
  followUp?: Results & { code: string; name: string; dueOn: string };
}

interface Keyed<T> {
  key: string;
  document: T;
}

/** What a plan comes to: everything about it, read once. */
export class TrainingBoard {
  /** Who was at which session. */
  private readonly there: ReadonlySet<string>;
  readonly held: readonly Keyed<SessionRow>[];

  constructor(
    readonly plan: TrainingPlan,
    readonly trainees: readonly TraineeRow[],
    readonly sessions: readonly Keyed<SessionRow>[],
    attendances: readonly AttendanceRow[],
    day: string,
  ) {
    this.there = new Set(attendances.map(({ session, person }) => `${session}@${person}`));
    this.held = sessions.filter(({ document: { state, on } }) => state === 'scheduled' && on <= day);
  }

  /** Without those who were withdrawn. */
  get taking(): TraineeRow[] {
    return this.trainees.filter(({ withdrawnOn }) => withdrawnOn === undefined);
  }

  wasAt(session: string, person: string): boolean {
    return this.there.has(`${session}@${person}`);
  }

  /** Whether somebody is to come to a session: each tier to its own, to those of a stage who has got so far. */
  expects({ level }: Pick<SessionRow, 'level'>, trainee: TraineeRow): boolean {
    return level === undefined || this.isIn(trainee, level);
  }

  attendanceOf(trainees: readonly TraineeRow[], sessions = this.held): Attendance {
    let [expected, present] = [0, 0];
    for (const { key, document } of sessions)
      for (const trainee of trainees)
        if (this.expects(document, trainee)) {
          expected++;
          if (this.wasAt(key, trainee.person)) present++;
        }
    return { sessions: sessions.length, expected, present, attendance: percent(present, expected) };
  }

  figures(): TrainingFigures {
    const { plan, taking } = this;
    const levels = plan.levels.map(({ code, name }): LevelFigures => {
      const own = taking.filter((trainee) => this.isIn(trainee, code));
      const sessions = this.held.filter(({ document: { level } }) =>
        plan.kind === 'tiered' ? level === undefined || level === code : level === code,
      );
      const scores = own.flatMap((trainee) => resultOf(trainee, code)?.score ?? []);
      const meanScore = scores.length > 0 ? mean(scores) : undefined;
      const counts = { trainees: own.length, ...this.attendanceOf(own, sessions), ...resultsOf(own, code) };
      return { code, name, ...counts, meanScore };
    });
    const all = { trainees: taking.length, ...this.attendanceOf(taking) };
    return { levels, all, followUp: plan.followUp && { ...plan.followUp, ...resultsOf(taking, plan.followUp.code) } };
  }

  /** 赛马制: in his tier by score; of stages by how many he has passed, then by the sum of his scores. */
  rankOf(trainee: TraineeRow): number | undefined {
    if (trainee.withdrawnOn !== undefined || !this.hasScore(trainee)) return undefined;
    const peers = this.taking.filter((other) => other.tier === trainee.tier && this.hasScore(other));
    const [passed, score] = this.standing(trainee);
    return (
      1 +
      peers.map((other) => this.standing(other)).filter(([p, s]) => p > passed || (p === passed && s > score)).length
    );
  }

  private isIn(trainee: TraineeRow, level: string): boolean {
    const { kind, levels } = this.plan;
    if (kind === 'tiered') return trainee.tier === level;
    const before = levels[levels.findIndex(({ code }) => code === level) - 1];
    return !before || resultOf(trainee, before.code)?.passed === true;
  }

  private hasScore(trainee: TraineeRow): boolean {
    return this.counted(trainee).length > 0;
  }

  private standing(trainee: TraineeRow): [passed: number, score: number] {
    const counted = this.counted(trainee);
    const passed = this.plan.kind === 'staged' ? counted.filter((result) => result.passed).length : 0;
    return [passed, counted.reduce((sum, { score }) => sum + score, 0)];
  }

  private counted({ tier, results }: TraineeRow): LevelResult[] {
    const codes = this.plan.kind === 'tiered' ? [tier] : this.plan.levels.map(({ code }) => code);
    return results.filter(({ level }) => codes.includes(level));
  }
}

export const resultOf = ({ results }: TraineeRow, level: string): LevelResult | undefined =>
  results.find((result) => result.level === level);

function resultsOf(trainees: readonly TraineeRow[], level: string): Results {
  const found = trainees.map((trainee) => resultOf(trainee, level));
  return {
    passed: found.filter((result) => result?.passed).length,
    failed: found.filter((result) => result && !result.passed).length,
    open: found.filter((result) => !result).length,
  };
}

/** Tenths in whole numbers, as everywhere. */
function mean(scores: readonly number[]): string {
  const sum = scores.reduce((all, score) => all + score, 0);
  const tenths = Math.floor((sum * 20 + scores.length) / (scores.length * 2));
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}
