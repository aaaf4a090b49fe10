import type { ModelReader } from '@ronghe/event-sourcing';
import { UnitDirectory, type Viewpoint } from '@ronghe/service-kit';
import { nameOf } from '../people/name-of.js';
import { people } from '../people/people.js';
import { units } from '../units/units.js';
import type { ContractRow } from './contracts.js';

/** Who answers for what, as far as one caller may know: of his units and their members, and what he has part in. */
export class VisibleContracts {
  private readonly names = new Map<string, Promise<string | null | undefined>>();
  private readonly places = new Map<string, Promise<string[]>>();

  private constructor(
    private readonly reader: ModelReader,
    private readonly view: Viewpoint,
    readonly chart: UnitDirectory,
  ) {}

  static async of(reader: ModelReader, view: Viewpoint): Promise<VisibleContracts> {
    return new VisibleContracts(reader, view, await UnitDirectory.of(reader, units));
  }

  /** Belongs to its thing's unit, and to those of the member and of the employee. */
  async may({ unit, member, employee }: Pick<ContractRow, 'unit' | 'member' | 'employee'>): Promise<boolean> {
    const { rights, person } = this.view;
    if (rights.everywhere('read', 'contract')) return true;
    const own = person === member || person === employee ? person : undefined;
    const within = [...this.chart.within(unit), ...(await this.placeOf(member))];
    if (employee) within.push(...(await this.placeOf(employee)));
    return rights.may('read', 'contract', { person: own, within });
  }

  /** Of somebody who has no contract. */
  async mayKnow(person: string): Promise<boolean> {
    const { rights } = this.view;
    if (rights.everywhere('read', 'contract')) return true;
    return rights.may('read', 'contract', { person, within: await this.placeOf(person) });
  }

  /** Sealed; null for somebody who was forgotten. */
  name(person: string): Promise<string | null | undefined> {
    let name = this.names.get(person);
    if (!name) this.names.set(person, (name = nameOf(this.reader, person)));
    return name;
  }

  /** His employee number, sealed; undefined for who may not read him, or where nobody is left to have one. */
  async number(person: string): Promise<string | undefined> {
    const may = this.view.rights.may('read', 'person', { person, within: await this.placeOf(person) });
    return may ? (await this.reader.get(people, person))?.employeeNo : undefined;
  }

  private placeOf(person: string): Promise<string[]> {
    let place = this.places.get(person);
    if (!place) this.places.set(person, (place = this.lookUp(person)));
    return place;
  }

  private async lookUp(person: string): Promise<string[]> {
    const row = await this.reader.get(people, person);
    return [...this.chart.within(row?.unit), ...this.chart.within(row?.partyGroup)];
  }
}
