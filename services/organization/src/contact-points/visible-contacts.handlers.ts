import type { ModelReader } from '@ronghe/event-sourcing';
import { type Row, type Thing, UnitDirectory, type Viewpoint } from '@ronghe/service-kit';
import { nameOf } from '../people/name-of.js';
import { people } from '../people/people.js';
import { units } from '../units/units.js';
import type { ContactVisit, Finding } from './contact-visits.js';
import { type FindingRectification, findingRectifications } from './finding-rectifications.js';

/** A finding with what has become of it; `reported` until the other service has heard of it. */
export interface FindingView extends Finding {
  responsibleUnitName: string;
  /** Sealed. */
  responsibleName?: string | null;
  rectification?: string;
  state: FindingRectification['state'] | 'reported';
  overdue?: true;
  reopened: number;
  closedOn?: string;
}

/** Leaders, their places and what they found there, as far as one caller may see them. */
export class VisibleContacts {
  private constructor(
    readonly reader: ModelReader,
    private readonly view: Viewpoint,
    readonly chart: UnitDirectory,
  ) {}

  static async of(reader: ModelReader, view: Viewpoint): Promise<VisibleContacts> {
    return new VisibleContacts(reader, view, await UnitDirectory.of(reader, units));
  }

  /** Of a leader: for himself, for who answers for his unit or Party group, and for who answers for the place. */
  async may(thing: Thing, person: string, place?: string): Promise<boolean> {
    const { rights } = this.view;
    if (rights.everywhere('read', thing)) return true;
    const row: Row = { person, within: [...this.chart.within(place), ...(await this.within(person))] };
    return rights.may('read', thing, row);
  }

  async only<T extends { person: string; unit?: string }>(thing: Thing, rows: readonly T[]): Promise<T[]> {
    const allowed = await Promise.all(rows.map(({ person, unit }) => this.may(thing, person, unit)));
    return rows.filter((_, i) => allowed[i]);
  }

  /** @throws Refusal not-found unless the unit is there */
  filter(unit: string | undefined): (own: string | undefined) => boolean {
    if (unit === undefined) return () => true;
    this.chart.require(unit);
    return (own) => this.chart.under(own, unit);
  }

  nameOf(person: string): Promise<string | null | undefined> {
    return nameOf(this.reader, person);
  }

  /** Where a leader works. */
  async unitOf(person: string): Promise<string | undefined> {
    return (await this.reader.get(people, person))?.unit;
  }

  findings({ findings }: ContactVisit): Promise<FindingView[]> {
    return Promise.all(findings.map((finding) => this.finding(finding)));
  }

  private async finding(finding: Finding): Promise<FindingView> {
    const its = await this.reader.get(findingRectifications, finding.id);
    const { responsible, responsibleUnit } = finding;
    return {
      ...finding,
      responsibleUnitName: this.chart.name(responsibleUnit),
      responsibleName: responsible && (await this.nameOf(responsible)),
      rectification: its?.rectification,
      state: its?.state ?? 'reported',
      dueOn: its?.dueOn ?? finding.dueOn,
      overdue: its?.overdue,
      reopened: its?.reopened ?? 0,
      closedOn: its?.closedOn,
    };
  }

  private async within(person: string): Promise<string[]> {
    const row = await this.reader.get(people, person);
    return [...this.chart.within(row?.unit), ...this.chart.within(row?.partyGroup)];
  }
}
