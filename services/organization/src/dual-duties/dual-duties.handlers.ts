import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { notFound } from '@ronghe/event-sourcing';
import type { Viewpoint } from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import { nameOf } from '../people/name-of.js';
import { PostBoard } from '../posts/post-board.handlers.js';
import { type DualDuties, type PostOnDay, dualDutiesOf } from './dual-duties.js';
import { type WrittenRegister, dutyRegisters, registerOn } from './duty-registers.js';

export class DualDutiesQuery {
  constructor(
    readonly view: Viewpoint,
    readonly unit: string,
    readonly day: string,
  ) {}
}

/** A post with the name of who holds it; null for somebody who was forgotten. */
export interface NamedPost extends PostOnDay {
  unitName: string;
  holderName?: string | null;
}

/** The matrix of a unit, and the words that its lists need. */
export class DualDutyBoard {
  constructor(
    readonly register: WrittenRegister,
    readonly duties: DualDuties,
    private readonly board: PostBoard,
  ) {}

  name(person: string): Promise<string | null | undefined> {
    return nameOf(this.board.reader, person);
  }

  named(posts: readonly PostOnDay[]): Promise<NamedPost[]> {
    return Promise.all(
      posts.map(async (post) => ({
        ...post,
        unitName: this.board.chart.name(post.unit),
        holderName: post.person === undefined ? undefined : await this.name(post.person),
      })),
    );
  }
}

/** All questions about dual duties begin with the same matrix. */
@QueryHandler(DualDutiesQuery)
export class DualDutiesQueryHandler implements IQueryHandler<DualDutiesQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, unit, day }: DualDutiesQuery): Promise<DualDutyBoard> {
    const reader = await this.runtime.view(view);
    const board = await PostBoard.of(reader, view, day);
    const register = registerOn(await reader.get(dutyRegisters, unit), day);
    if (!register || !board.may(unit)) return notFound({ zh: '责任目录', en: 'register of duties' });
    const duties = dualDutiesOf([unit, register.partyOrganization], register.duties, board.standing());
    return new DualDutyBoard(register, duties, board);
  }
}
