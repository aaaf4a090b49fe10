import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { AuditFilter, AuditPlace, AuditRecord } from '@ronghe/audit';
import { GROUP_TENANT } from '@ronghe/contracts';
import { type ModelReader, Refusal } from '@ronghe/event-sourcing';
import { type Viewpoint, endOfBusinessDate, startOfBusinessDate } from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import { nameOf } from '../people/name-of.js';

/** A record as the API shows it: how many people it is about, not who. */
export interface AuditRow extends Pick<AuditRecord, 'at' | 'action' | 'outcome' | 'route' | 'status'> {
  id: string;
  service: string;
  actor?: string;
  /** Sealed; null for somebody who was forgotten, undefined for who is nobody of this oilfield. */
  actorName?: string | null;
  people: number;
  detail?: string;
  trace?: string;
}

export type AuditWish = Omit<AuditFilter, 'tenants' | 'from' | 'until'> & { from?: string; to?: string };

/** One page, newest first. */
export class AuditQuery {
  constructor(
    readonly view: Viewpoint,
    readonly wish: AuditWish,
    readonly limit: number,
    readonly cursor: unknown,
  ) {}
}

export interface AuditPage {
  items: AuditRow[];
  next?: string;
}

@QueryHandler(AuditQuery)
export class AuditQueryHandler implements IQueryHandler<AuditQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, wish, limit, cursor }: AuditQuery): Promise<AuditPage> {
    const { from, to, ...same } = wish;
    const untils = [to && endOfBusinessDate(to), view.asOf].filter((moment) => moment !== undefined).sort();
    const filter = { ...same, tenants: tenantsOf(view), from: from && startOfBusinessDate(from), until: untils[0] };
    const records = await this.runtime.ports.audit.search(filter, { limit: limit + 1, after: placeOf(cursor) });
    const page = records.slice(0, limit);
    const last = page.at(-1);
    return {
      items: await this.named(view, page),
      next: last && records.length > limit ? cursorOf(last) : undefined,
    };
  }

  /** Whoever may read nobody's data reads no names here either. */
  private async named(view: Viewpoint, records: readonly AuditRecord[]): Promise<AuditRow[]> {
    const names = view.rights.may('read', 'person') ? await this.namesOf(view, records) : undefined;
    return records.map(({ chain, no, tenant: _tenant, mac: _mac, actor, people: opened, ...shown }) => ({
      id: `${chain}.${no}`,
      service: chain,
      actor: actor || undefined,
      actorName: names?.get(actor),
      ...shown,
      people: opened.length,
    }));
  }

  private async namesOf(
    view: Viewpoint,
    records: readonly AuditRecord[],
  ): Promise<Map<string, string | null | undefined>> {
    const reader: ModelReader = await this.runtime.view({ ...view, asOf: undefined });
    const actors = [...new Set(records.map(({ actor }) => actor))].filter((actor) => actor !== '');
    return new Map(await Promise.all(actors.map(async (actor) => [actor, await nameOf(reader, actor)] as const)));
  }
}

/** The group also sees what belongs to no tenant: tokens of nobody known, and what operators do. */
const tenantsOf = ({ tenant }: Viewpoint): string[] => (tenant === GROUP_TENANT ? [tenant, ''] : [tenant]);

const cursorOf = ({ at, chain, no }: AuditPlace): string =>
  Buffer.from(JSON.stringify([at, chain, no])).toString('base64url');

const LONGEST_CURSOR = 200;

/** @throws Refusal malformed */
function placeOf(cursor: unknown): AuditPlace | undefined {
  if (cursor === undefined || cursor === '') return undefined;
  try {
    const text = Buffer.from(String(cursor).slice(0, LONGEST_CURSOR), 'base64url').toString();
    const [at, chain, no] = JSON.parse(text) as unknown[];
    if (typeof at === 'string' && typeof chain === 'string' && Number.isSafeInteger(no))
      return { at, chain, no: no as number };
  } catch {
    // Not a cursor of ours: answered below like any other wrong one.
  }
  throw new Refusal('malformed', 'cursor', {
    zh: 'cursor 不正确，请从第一页重新开始',
    en: 'The cursor is not right; begin at the first page',
  });
}
