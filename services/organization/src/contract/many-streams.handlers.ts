import type { ContractFact } from '@ronghe/contracts';
import { type CommandContext, type Handled, type Position, Refusal, hashId } from '@ronghe/event-sourcing';
import type { OrganizationRuntime } from '../organization.runtime.js';
import type { ContractCommand } from './contract.decide.js';
import { contract } from './contract.decider.js';

const AT_ONCE = 256;

/** One request that is a command to many streams, each with an id of its own made from the request's. */
export class ManyStreams {
  private readonly last = new Map<number, Position>();

  constructor(
    private readonly runtime: OrganizationRuntime,
    private readonly context: CommandContext,
  ) {}

  /** Where each log stands that it wrote to. */
  positions(): Position[] {
    return [...this.last.values()];
  }

  /** `of`: what tells it from other commands of its kind to the same thing, where there are several. */
  async send(thing: string, command: ContractCommand, ...of: string[]): Promise<Handled<ContractFact>> {
    const commandId = hashId(this.context.commandId, command.kind, thing, ...of);
    const context = { ...this.context, commandId, fingerprint: undefined };
    const handled = await this.runtime.handle(contract, thing, command, context);
    const { position } = handled;
    if (position && position.no > (this.last.get(position.log)?.no ?? 0)) this.last.set(position.log, position);
    return handled;
  }
}

/** Many at once share one fsync; not all at once, so that memory and other users do not suffer. */
export async function eachAtOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let i = 0; i < items.length; i += AT_ONCE) await Promise.all(items.slice(i, i + AT_ONCE).map(work));
}

/** What refuses it, undefined when nothing does. */
export async function refusalOf(work: () => unknown): Promise<Refusal | undefined> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  return undefined;
}
