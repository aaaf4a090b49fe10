import type { Keyed, ModelReader } from '@ronghe/event-sourcing';
import { UnitDirectory, type Viewpoint } from '@ronghe/service-kit';
import { existsOn } from '../coverage/coverage-figures.js';
import type { HeldPost } from '../cross-appointments/cross-appointments.js';
import type { PostOnDay } from '../dual-duties/dual-duties.js';
import { units } from '../units/units.js';
import { type Appointment, appointments, heldOn } from './appointments.js';
import { type PostRow, dutiesOn, posts } from './posts.js';

/** All posts of a tenant and who holds them on a day, as far as one caller may see them. */
export class PostBoard {
  private constructor(
    readonly reader: ModelReader,
    private readonly view: Viewpoint,
    readonly day: string,
    readonly chart: UnitDirectory,
    readonly posts: ReadonlyMap<string, PostRow>,
    /** Of the day, by post. */
    private readonly holders: ReadonlyMap<string, Keyed<Appointment>>,
  ) {}

  static async of(reader: ModelReader, view: Viewpoint, day: string): Promise<PostBoard> {
    const [chart, found, held] = await Promise.all([
      UnitDirectory.of(reader, units),
      reader.find(posts),
      reader.find(appointments),
    ]);
    const rows = new Map(found.map(({ key, document }) => [key, document]));
    const ofDay = held.filter(({ document: { unit, ...own } }) => heldOn(own, day) && unitStands(chart, unit, day));
    return new PostBoard(reader, view, day, chart, rows, new Map(ofDay.map((one) => [one.document.post, one])));
  }

  holder(post: string): Keyed<Appointment> | undefined {
    return this.holders.get(post);
  }

  /** Who answers for the post's unit sees it, and who holds it. */
  may(unit: string, person?: string): boolean {
    return this.view.rights.may('read', 'post', { person, within: this.chart.within(unit) });
  }

  /** A post of a unit that is no more is none. */
  isThere({ unit, on, abolishedOn }: PostRow): boolean {
    return on <= this.day && !(abolishedOn && abolishedOn <= this.day) && unitStands(this.chart, unit, this.day);
  }

  standing(): PostOnDay[] {
    return [...this.posts].flatMap(([id, row]) => {
      if (!this.isThere(row)) return [];
      const duties = dutiesOn(row, this.day).map(({ code }) => code);
      const { unit, name, kind, role } = row;
      return { id, unit, name, kind, role, duties, person: this.holder(id)?.document.person };
    });
  }

  held(): HeldPost[] {
    return [...this.holders.values()].map(({ document: { post, unit, kind, role, person } }) => ({
      post,
      unit,
      kind,
      role,
      person,
    }));
  }

  /** Such as 采油一班班长, where the post's own name does not say where. */
  words(post: string): string {
    const row = this.posts.get(post);
    return row ? `${this.chart.name(row.unit)} ${row.name}` : post;
  }
}

const unitStands = (chart: UnitDirectory, unit: string, day: string): boolean => {
  const found = chart.get(unit);
  return found !== undefined && existsOn(found, day);
};
