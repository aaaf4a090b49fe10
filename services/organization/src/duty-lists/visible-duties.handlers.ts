import { type Keyed, type ModelReader, notFound } from '@ronghe/event-sourcing';
import { UnitDirectory, type Viewpoint } from '@ronghe/service-kit';
import { units } from '../units/units.js';
import { dutySignatures, signatureKey } from './duty-signatures.js';
import { type DutyVersion, dutyVersions, versionKey } from './duty-versions.js';

const DUTY_LIST = { zh: '责任清单', en: 'duty list' };

/** Duty lists as far as one caller may see them: those of his units, and those that he has to sign. */
export class VisibleDuties {
  private constructor(
    readonly reader: ModelReader,
    private readonly view: Viewpoint,
    readonly chart: UnitDirectory,
  ) {}

  static async of(reader: ModelReader, view: Viewpoint): Promise<VisibleDuties> {
    return new VisibleDuties(reader, view, await UnitDirectory.of(reader, units));
  }

  async find(filter: { list?: string; unit?: string; state?: string }): Promise<Keyed<DutyVersion>[]> {
    const found = await this.reader.find(dutyVersions, { filter });
    const mine = await this.mine();
    return found.filter(({ key, document }) => this.may('dutyList', document, mine.has(key)));
  }

  /** @throws Refusal not-found */
  async version(list: string, version: string): Promise<DutyVersion> {
    const key = versionKey(list, version);
    const found = await this.reader.get(dutyVersions, key);
    const signs = await this.reader.get(dutySignatures, signatureKey(key, this.view.person));
    return found && this.may('dutyList', found, signs !== undefined) ? found : notFound(DUTY_LIST);
  }

  /** All versions, the last first. @throws Refusal not-found */
  async versions(list: string): Promise<DutyVersion[]> {
    const found = (await this.find({ list })).map(({ document }) => document);
    return found.length > 0 ? found.sort((a, b) => (a.version < b.version ? 1 : -1)) : notFound(DUTY_LIST);
  }

  /** Whether he may know who has signed. */
  maySeeSignatures(version: DutyVersion): boolean {
    return this.may('dutySignature', version, false);
  }

  private may(thing: 'dutyList' | 'dutySignature', { unit }: DutyVersion, own: boolean): boolean {
    const row = { person: own ? this.view.person : undefined, within: this.chart.within(unit) };
    return this.view.rights.may('read', thing, row);
  }

  private async mine(): Promise<Set<string>> {
    const { person } = this.view;
    return new Set((await this.reader.find(dutySignatures, { filter: { person } })).map(({ document }) => document.of));
  }
}
