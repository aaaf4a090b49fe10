import { type Keyed, type ModelReader, notFound } from '@ronghe/event-sourcing';
import { UnitDirectory, type Viewpoint } from '@ronghe/service-kit';
import { units } from '../units/units.js';
import { TrainingBoard } from './training-figures.js';
import { trainees } from './trainees.js';
import { type TrainingPlan, trainingPlans } from './training-plans.js';
import { trainingAttendances, trainingSessions } from './training-sessions.js';

const PLAN = { zh: '培训计划', en: 'training plan' };

/** Trainings as far as one caller may see them: those of his units, and those that he takes part in. */
export class VisibleTrainings {
  private constructor(
    readonly reader: ModelReader,
    private readonly view: Viewpoint,
    readonly chart: UnitDirectory,
    private readonly mine: ReadonlySet<string>,
  ) {}

  static async of(reader: ModelReader, view: Viewpoint): Promise<VisibleTrainings> {
    const mine = await reader.find(trainees, { filter: { person: view.person } });
    const directory = await UnitDirectory.of(reader, units);
    return new VisibleTrainings(reader, view, directory, new Set(mine.map(({ document }) => document.training)));
  }

  async find(filter: Record<string, string>): Promise<Keyed<TrainingPlan>[]> {
    const found = await this.reader.find(trainingPlans, { filter });
    return found.filter(({ key, document }) => this.seesPeople(document) || this.mine.has(key));
  }

  /** @throws Refusal not-found */
  async plan(id: string): Promise<TrainingPlan> {
    const found = await this.reader.get(trainingPlans, id);
    return found && (this.seesPeople(found) || this.mine.has(id)) ? found : notFound(PLAN);
  }

  /** Whether he may know who takes part, and not only that he does himself. */
  seesPeople({ unit }: Pick<TrainingPlan, 'unit'>): boolean {
    return this.view.rights.may('read', 'training', { within: this.chart.within(unit) });
  }

  /** For whoever may know who takes part. @throws Refusal not-found */
  async board(id: string, day: string): Promise<TrainingBoard> {
    const plan = await this.plan(id);
    return this.seesPeople(plan) ? this.boardOf(id, plan, day) : notFound(PLAN);
  }

  async boardOf(id: string, plan: TrainingPlan, day: string): Promise<TrainingBoard> {
    const filter = { training: id };
    const [people, sessions, attendances] = await Promise.all([
      this.reader.find(trainees, { filter }),
      this.reader.find(trainingSessions, { filter }),
      this.reader.find(trainingAttendances, { filter }),
    ]);
    const documents = <T>(found: readonly { document: T }[]): T[] => found.map(({ document }) => document);
    return new TrainingBoard(plan, documents(people), sessions, documents(attendances), day);
  }
}
