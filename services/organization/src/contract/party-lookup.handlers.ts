import { isMember } from '@ronghe/contracts';
import type { CommandContext } from '@ronghe/event-sourcing';
import { todayOf } from '@ronghe/service-kit';
import { Reach } from '../chart/reach.handlers.js';
import type { OrganizationRuntime } from '../organization.runtime.js';
import { person } from '../person/person.decider.js';
import { employeeOf } from './contract.js';
import type { Parties, Party } from './party.js';

/** People as the sender of a command may know them; each is looked up once. */
export class PartyLookup {
  private readonly found = new Map<string, Promise<Party | undefined>>();

  private constructor(
    private readonly runtime: OrganizationRuntime,
    private readonly tenant: string,
    readonly today: string,
    readonly reach: Reach,
  ) {}

  static async of(runtime: OrganizationRuntime, context: CommandContext): Promise<PartyLookup> {
    const today = todayOf(context);
    return new PartyLookup(runtime, context.tenant, today, await Reach.of(runtime, context));
  }

  async parties(thing: string, member: string): Promise<Parties> {
    const employee = employeeOf(thing);
    return {
      member: await this.party(member),
      employee: employee ? await this.party(employee) : undefined,
      today: this.today,
    };
  }

  /** Undefined for who is nobody, or nobody the sender answers for. */
  party(id: string): Promise<Party | undefined> {
    let party = this.found.get(id);
    if (!party) this.found.set(id, (party = this.lookUp(id)));
    return party;
  }

  private async lookUp(id: string): Promise<Party | undefined> {
    const state = await this.runtime.state(person, this.tenant, id);
    if (state?.is !== 'registered' && state?.is !== 'left') return undefined;
    const { unit, partyGroup, membership, employedOn } = state;
    if (!this.reach.covers('contract', unit, partyGroup)) return undefined;
    const leftOn = state.is === 'left' ? state.leftOn : undefined;
    return { person: id, unit, isMember: isMember(membership), employedOn, leftOn };
  }
}
