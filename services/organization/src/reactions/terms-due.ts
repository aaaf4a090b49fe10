import type { CommandBus } from '@nestjs/cqrs';
import { type Deadline, hashId, sendDue } from '@ronghe/event-sourcing';
import type { OrganizationRuntime } from '../organization.runtime.js';
import { type Terms, lastTerm } from '../party-organization/terms.js';
import { ChangeTerm } from '../party-organization/terms.handlers.js';
import { termDeadlines } from '../party-terms/term-deadlines.js';

/** Tells of terms that end within half a year, and of those that are over. */
export function noteTerms({ ports }: OrganizationRuntime, commands: CommandBus, at: string): Promise<number> {
  const send = async (tenant: string, { payload }: Deadline, commandId: string): Promise<void> => {
    const { unit, terms } = payload as { unit: string; terms: Terms };
    const { election } = lastTerm(terms)!;
    // Recorded again with the same days, an election has the deadline of the one that was withdrawn.
    const id = hashId(commandId, election);
    const context = { tenant, commandId: id, fingerprint: id, actor: 'system', at };
    await commands.execute(new ChangeTerm(context, { kind: 'noteTerm', unit, election }));
  };
  return sendDue(termDeadlines, ports.models, at, send);
}
