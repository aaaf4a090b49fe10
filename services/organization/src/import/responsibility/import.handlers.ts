import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ContractedKind } from '@ronghe/contracts';
import { type CommandContext, Refusal } from '@ronghe/event-sourcing';
import { Positioned, outsideScope, todayOf } from '@ronghe/service-kit';
import { type CellProblem, type ReadSheet, WorkbookRefused, asRead, readWorkbook } from '@ronghe/workbook';
import { requireUnit } from '../../chart/chart.handlers.js';
import { PRODUCTION_KINDS } from '../../chart/containment.js';
import { unitId } from '../../chart/chart.js';
import {
  type Contracted,
  areaId,
  demonstrationPostId,
  employeeThing,
  evolveContracted,
  neverContracted,
} from '../../contract/contract.js';
import { type ContractCommand, decideContract } from '../../contract/contract.decide.js';
import { contract } from '../../contract/contract.decider.js';
import { ManyStreams, refusalOf } from '../../contract/many-streams.handlers.js';
import { PartyLookup } from '../../contract/party-lookup.handlers.js';
import { OrganizationRuntime } from '../../organization.runtime.js';
import { SheetCount, type SheetReport } from './sheet-count.js';
import { type AnyColumn, type AreaColumn, type ContractColumn, SHEETS, areasSheet, contractsSheet } from './sheets.js';

export interface ResponsibilityReport {
  id: string;
  dryRun: boolean;
  status: 'done';
  sheets: SheetReport[];
  problems: CellProblem[];
  /** Problems found but not listed, when there are very many. */
  problemsLeftOut: number;
}

export class ImportResponsibility {
  constructor(
    readonly context: CommandContext,
    readonly bytes: Buffer,
    readonly dryRun: boolean,
  ) {}
}

@CommandHandler(ImportResponsibility)
export class ImportResponsibilityHandler implements ICommandHandler<ImportResponsibility> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, bytes, dryRun }: ImportResponsibility): Promise<Positioned<ResponsibilityReport>> {
    const { sheets, problems, problemsLeftOut } = await read(bytes);
    const run = new ImportRun(this.runtime, context, dryRun, await PartyLookup.of(this.runtime, context));
    const counts: SheetCount<never>[] = [];
    for (const { name } of [areasSheet, contractsSheet]) {
      const sheet = sheets.find((found) => found.name === name);
      if (!sheet) continue;
      const count = new SheetCount<AnyColumn>(sheet);
      counts.push(count);
      if (name === areasSheet.name) await run.areas(sheet, count);
      else await run.contracts(sheet, count);
    }
    const report: ResponsibilityReport = {
      id: context.commandId,
      dryRun,
      status: 'done',
      sheets: counts.map((count) => count.report()),
      problems: [...problems, ...counts.flatMap((count) => count.problems)],
      problemsLeftOut,
    };
    return new Positioned(report, run.positions());
  }
}

async function read(bytes: Buffer) {
  try {
    return await readWorkbook<AnyColumn>(bytes, SHEETS);
  } catch (error) {
    if (!(error instanceof WorkbookRefused)) throw error;
    const kind = ['tooLarge', 'zipBomb', 'tooManyRows'].includes(error.code) ? 'tooLarge' : 'invalid';
    throw new Refusal(kind, `workbook-${error.code.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`, error, {
      remedy: { zh: '可先下载模板，按模板填写', en: 'Download the template and fill that in' },
    });
  }
}

const AREA_FIELDS: Record<string, AreaColumn> = { '/name': 'name', '/squareMetres': 'squareMetres', '/on': 'on' };
const CONTRACT_FIELDS: Record<string, ContractColumn> = {
  '/member': 'member',
  '/from': 'from',
  '/on': 'from',
  '/to': 'to',
  '/reason': 'reason',
};

/** An export begins with the newest; who answers for something now came after who answered before. */
const oldestFirst = (rows: ReadSheet<ContractColumn>['rows']) =>
  rows.toSorted((a, b) => order(a.values) - order(b.values) || a.row - b.row);
const order = ({ from }: ReadSheet<ContractColumn>['rows'][number]['values']): number => Date.parse(String(from));

/** One import: what it would do, and does unless it is a dry run. Each row is a command of its own and loads or not. */
class ImportRun {
  private readonly today: string;
  private readonly many: ManyStreams;
  /** As things will be: a contract may be on an area of the same workbook. */
  private readonly future = new Map<string, Contracted>();
  private readonly rowOf = new Map<string, number>();

  constructor(
    private readonly runtime: OrganizationRuntime,
    private readonly context: CommandContext,
    private readonly dryRun: boolean,
    private readonly lookup: PartyLookup,
  ) {
    this.today = todayOf(context);
    this.many = new ManyStreams(runtime, context);
  }

  positions() {
    return this.many.positions();
  }

  async areas({ rows }: ReadSheet<AreaColumn>, count: SheetCount<AreaColumn>): Promise<void> {
    for (const { row, values } of rows) {
      const unit = unitId('production', String(values.unit));
      const [code, on] = [String(values.code), String(values.on)];
      const isArea = values.kind === 'area';
      if (isArea && values.squareMetres === undefined) {
        count.refuse(row, 'squareMetres', 'size-missing', { zh: '请填写面积', en: 'Say how large it is' });
        continue;
      }
      if (!isArea && values.squareMetres !== undefined) {
        const none = { zh: '党员示范岗没有面积，请留空', en: 'A demonstration post has no size: leave it empty' };
        count.refuse(row, 'squareMetres', 'size-of-area-only', none);
        continue;
      }
      const refused = await refusalOf(async () => {
        const thing = isArea ? areaId(unit, code) : demonstrationPostId(unit, code);
        this.once(`registered ${thing}`, row);
        const { on: unitOn, name: stored } = await this.unitOf(thing, unit, 'area');
        // A workbook cannot tell full width from half, nor spaces around.
        const name = stored !== undefined && asRead(stored) === values.name ? stored : String(values.name);
        const squareMetres = Number(values.squareMetres);
        const command: ContractCommand = isArea
          ? { kind: 'reconcileArea', area: { unit, code, name, squareMetres, on }, unitOn, today: this.today }
          : { kind: 'reconcilePost', post: { unit, code, name, on }, unitOn, today: this.today };
        if (!(await this.told(thing, command))) count.same();
      });
      if (refused) count.refused(row, refused, AREA_FIELDS, refused.code === 'unknown-unit' ? 'unit' : 'code');
    }
  }

  async contracts({ rows }: ReadSheet<ContractColumn>, count: SheetCount<ContractColumn>): Promise<void> {
    const { personalData } = this.runtime.ports;
    const { tenant } = this.context;
    for (const { row, values } of oldestFirst(rows)) {
      const kind = values.kind as ContractedKind;
      if (kind !== 'employee' && values.unit === undefined) {
        count.refuse(row, 'unit', 'unit-missing', { zh: '请填写单位编码', en: 'Say of which unit it is' });
        continue;
      }
      const refused = await refusalOf(async () => {
        const code = String(values.code);
        const unit = unitId('production', String(values.unit));
        const thing =
          kind === 'employee'
            ? employeeThing(await personalData.pseudonym(tenant, code))
            : (kind === 'area' ? areaId : demonstrationPostId)(unit, code);
        const [from, to] = [String(values.from), values.to as string | undefined];
        this.once(`contracted ${thing} ${from} ${to}`, row);
        if (kind !== 'employee') await this.unitOf(thing, unit, 'contract');
        const member = await personalData.pseudonym(tenant, String(values.member));
        const parties = await this.lookup.parties(thing, member);
        const reason = values.reason as string | undefined;
        const command = { kind: 'reconcileContract', thing, member, from, to, reason, parties } as const;
        if (!(await this.told(thing, command, from, to ?? ''))) count.same();
      });
      if (refused) count.refused(row, refused, CONTRACT_FIELDS, refused.code === 'unknown-unit' ? 'unit' : 'code');
    }
  }

  /** Whether it changes anything. @throws Refusal */
  private async told(thing: string, command: ContractCommand, ...of: string[]): Promise<boolean> {
    if (!this.dryRun) return (await this.many.send(thing, command, ...of)).facts.length > 0;
    const state =
      this.future.get(thing) ?? (await this.runtime.state(contract, this.context.tenant, thing)) ?? neverContracted();
    const facts = decideContract(command, state);
    this.future.set(thing, facts.reduce(evolveContracted, state));
    return facts.length > 0;
  }

  /** What is there already belongs to its own unit, whatever became of the one that registered it. @throws Refusal */
  private async unitOf(
    thing: string,
    code: string,
    right: 'area' | 'contract',
  ): Promise<{ on: string; name?: string }> {
    const known = (await this.runtime.state(contract, this.context.tenant, thing))?.registered;
    const unit = known ?? (await this.unit(code));
    if (!this.lookup.reach.covers(right, known?.unit ?? code)) throw outsideScope();
    return { on: unit.on, name: known?.name };
  }

  private once(what: string, row: number): void {
    const earlier = this.rowOf.get(what);
    if (earlier !== undefined)
      throw new Refusal('invalid', 'duplicate-row', {
        zh: `与第${earlier}行重复`,
        en: `Row ${earlier} says it too`,
      });
    this.rowOf.set(what, row);
  }

  private async unit(unit: string): Promise<{ on: string }> {
    const refused = await refusalOf(() => requireUnit(this.runtime, this.context.tenant, unit, PRODUCTION_KINDS));
    if (refused?.kind === 'notFound')
      throw new Refusal('invalid', 'unknown-unit', {
        zh: '没有这个编码的行政单位',
        en: 'There is no production unit of this code',
      });
    return requireUnit(this.runtime, this.context.tenant, unit, PRODUCTION_KINDS);
  }
}
