import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { PostRole } from '@ronghe/contracts';
import { type CommandContext, type Handled, type ModelReader, notFound } from '@ronghe/event-sourcing';
import { todayOf } from '@ronghe/service-kit';
import { treeOf } from '../chart/chart.js';
import { requireUnit } from '../chart/chart.handlers.js';
import { Reach } from '../chart/reach.handlers.js';
import { dutyRegisters } from '../dual-duties/duty-registers.js';
import { OrganizationRuntime } from '../organization.runtime.js';
import type { Person } from '../person/person.js';
import { person } from '../person/person.decider.js';
import { unknownPerson } from './eligible.js';
import { type Standing, postId } from './post.js';
import type { ChosenDuties, PostCommand } from './post.decide.js';
import { post } from './post.decider.js';

/** A post as users write it: its duties by their codes. */
export interface PlainPost {
  unit: string;
  code: string;
  name: string;
  role: PostRole;
  duties: readonly string[];
  on: string;
}

type Of<K extends PostCommand['kind']> = Extract<PostCommand, { kind: K }>;
type PlainChange =
  | (Omit<Of<'changeDuties'>, 'duties' | 'today'> & { duties: readonly string[] })
  | Omit<Of<'appoint'>, 'candidate' | 'today'>
  | Omit<Of<'endAppointment'>, 'today'>
  | Omit<Of<'abolishPost'>, 'today'>
  | Of<'vacate' | 'succeed'>;

export class CreatePost {
  constructor(
    readonly context: CommandContext,
    readonly plain: PlainPost,
  ) {}
}
/** What the post's stream does not know is looked up here: its unit's register of duties, and who is to be appointed. */
export class ChangePost {
  constructor(
    readonly context: CommandContext,
    readonly command: PlainChange,
  ) {}
}

/** Of a production unit its own register; of a Party organisation those of the units that it leads. */
async function dutiesOf(reader: ModelReader, unit: string, codes: readonly string[]): Promise<ChosenDuties> {
  const written = (await reader.find(dutyRegisters)).flatMap(({ key, document }) => {
    const last = document.written.at(-1);
    return last && (key === unit || last.partyOrganization === unit) ? last.duties : [];
  });
  const names = new Map(written.map(({ code, name }) => [code, name]));
  return {
    found: codes.flatMap((code) => (names.has(code) ? { code, name: names.get(code)! } : [])),
    unregistered: codes.filter((code) => !names.has(code)),
  };
}

@CommandHandler(CreatePost)
export class CreatePostHandler implements ICommandHandler<CreatePost> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, plain: { duties, ...plain } }: CreatePost): Promise<Handled> {
    const { unit, code } = plain;
    const { on: foundedOn } = await requireUnit(this.runtime, context.tenant, unit);
    (await Reach.of(this.runtime, context)).require('post', unit);
    const chosen = await dutiesOf(await this.runtime.lookup(context), unit, duties);
    const around = { foundedOn, tree: treeOf(unit)! };
    const command: PostCommand = { kind: 'createPost', ...plain, duties: chosen, today: todayOf(context), around };
    return this.runtime.handle(post, postId(unit, code), command, context);
  }
}

@CommandHandler(ChangePost)
export class ChangePostHandler implements ICommandHandler<ChangePost> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, command }: ChangePost): Promise<Handled> {
    const reach = await Reach.of(this.runtime, context);
    const now = await this.ownPost(context, reach, command.post);
    return this.runtime.handle(post, command.post, await this.complete(context, reach, now, command), context);
  }

  /** For whoever answers for its unit; for others there is none. */
  private async ownPost({ tenant }: CommandContext, reach: Reach, id: string): Promise<Standing> {
    const state = await this.runtime.state(post, tenant, id);
    if (!state || state.is === 'unknown' || !reach.covers('post', state.unit))
      return notFound({ zh: '岗位', en: 'post' });
    return state;
  }

  private async complete(
    context: CommandContext,
    reach: Reach,
    { unit }: Standing,
    command: PlainChange,
  ): Promise<PostCommand> {
    const today = todayOf(context);
    switch (command.kind) {
      case 'changeDuties': {
        const chosen = await dutiesOf(await this.runtime.lookup(context), unit, command.duties);
        return { ...command, duties: chosen, today };
      }
      case 'appoint': {
        await requireUnit(this.runtime, context.tenant, unit);
        return { ...command, candidate: await this.candidate(context, reach, command.person), today };
      }
      case 'vacate':
      case 'succeed':
        return command;
      default:
        return { ...command, today };
    }
  }

  /** Whoever may not see a person is told that there is none. */
  private async candidate({ tenant }: CommandContext, reach: Reach, id: string): Promise<Person> {
    const found = await this.runtime.state(person, tenant, id);
    if (!found || found.is === 'unknown') return unknownPerson();
    return reach.covers('person', found.unit, found.partyGroup) ? found : unknownPerson();
  }
}
