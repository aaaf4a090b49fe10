import type { CommandBus } from '@nestjs/cqrs';
import type { ContactPointFact } from '@ronghe/contracts';
import type { AnyReaction, CommandContext, Recorded } from '@ronghe/event-sourcing';
import { ChangeRectification } from '../rectification/rectification.handlers.js';
import { rectificationId } from '../rectification/rectification-id.js';

type Finding = Extract<
  ContactPointFact,
  { type: 'organization.contact-finding-recorded' | 'organization.contact-finding-withdrawn' }
>;

/** What a leader found at his contact point is to be put right; what he takes back is not. */
export const rectificationsByFinding = (commands: CommandBus): AnyReaction => ({
  name: 'rectifications-by-finding',
  types: ['organization.contact-finding-recorded', 'organization.contact-finding-withdrawn'],
  react: async (event: Recorded<Finding>, commandId: string) => {
    const { tenant, at, trace } = event;
    const context: CommandContext = { tenant, commandId, fingerprint: commandId, actor: 'system', at, trace };
    const source = 'contactVisit';
    const rectification = rectificationId(source, event.data.finding);
    if (event.type === 'organization.contact-finding-withdrawn') {
      const { reason, on } = event.data;
      await commands.execute(new ChangeRectification(context, { kind: 'withdraw', rectification, reason, on }));
      return;
    }
    const {
      finding: origin,
      person: foundBy,
      title,
      severity,
      responsibleUnit: unit,
      responsible: person,
    } = event.data;
    const { dueOn, on } = event.data;
    const found = { source, origin, unit, title, severity, foundBy, person, dueOn, on } as const;
    await commands.execute(new ChangeRectification(context, { kind: 'openRectification', rectification, ...found }));
  },
});
