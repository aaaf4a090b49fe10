import type { ModelReader } from '@ronghe/event-sourcing';
import { UnitDirectory } from '@ronghe/service-kit/pure';
import { knownPeopleHere, knownUnitsHere } from './known-people.js';

export interface SubjectView {
  /** A unit's name, or a person's name still sealed; the id when the service has not heard of it, null when he is forgotten. */
  name: string | null;
  unit?: string;
  unitName?: string;
}

/** Who stands behind an account. */
export class Subjects {
  private constructor(
    private readonly reader: ModelReader,
    private readonly units: UnitDirectory,
  ) {}

  static async of(reader: ModelReader): Promise<Subjects> {
    return new Subjects(reader, await UnitDirectory.of(reader, knownUnitsHere));
  }

  async view(subject: string): Promise<SubjectView> {
    const id = subject.slice(subject.indexOf(':') + 1);
    if (subject.startsWith('unit:')) {
      const unit = this.units.get(id)?.parent;
      return { name: this.units.name(id), unit, unitName: unit && this.units.name(unit) };
    }
    const person = await this.reader.get(knownPeopleHere, id);
    return {
      name: person ? (person.name ?? null) : id,
      unit: person?.unit,
      unitName: person && this.units.name(person.unit),
    };
  }

  /** Whom the subject's points are about, and where it belongs: for who may see them. A unit's are about nobody. */
  async row(subject: string): Promise<{ person?: string; within: string[] }> {
    const id = subject.slice(subject.indexOf(':') + 1);
    if (subject.startsWith('unit:')) return { within: this.units.within(id) };
    const person = await this.reader.get(knownPeopleHere, id);
    return { person: id, within: [...this.units.within(person?.unit), ...this.units.within(person?.partyGroup)] };
  }

  /** Whether the subject is the unit, under it, or works there. */
  async within(subject: string, root: string): Promise<boolean> {
    const id = subject.slice(subject.indexOf(':') + 1);
    return this.units.under(
      subject.startsWith('unit:') ? id : (await this.reader.get(knownPeopleHere, id))?.unit,
      root,
    );
  }
}
