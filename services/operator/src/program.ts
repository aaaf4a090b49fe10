import { explain } from '@ronghe/process';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import {
  type AuditExportOptions,
  type AuditPruneOptions,
  auditExport,
  auditPrune,
  auditVerify,
} from './commands/audit.js';
import { exportEvents } from './commands/export.js';
import { keysRotate, keysStatus } from './commands/keys.js';
import { keysForget } from './commands/keys-forget.js';
import { lag } from './commands/lag.js';
import { parkDiscard, parkList, parkReplay } from './commands/park.js';
import { rebuild } from './commands/rebuild.js';
import { verify } from './commands/verify.js';
import { type Installation, openInstallation } from './installation.js';
import { EXIT, type Exit, type Outcome, type Streams } from './outcome.js';

const MOST_SHOWN = 20;

interface Common {
  service?: string;
  json?: boolean;
}

/** The operator's command. Answers the exit code: 0 fine, 1 something differs, 2 it could not be done. */
export async function ronghe(args: readonly string[], env: NodeJS.ProcessEnv, streams: Streams): Promise<Exit> {
  const { out, err } = streams;
  let exit: Exit = EXIT.fine;

  async function run(json: boolean | undefined, work: (installation: Installation) => Promise<Outcome>): Promise<void> {
    const installation = await openInstallation(env);
    try {
      const outcome = await work(installation);
      const text = json ? [JSON.stringify(outcome.json)] : outcome.lines;
      for (const line of text) out.write(`${line}\n`);
      exit = outcome.exit;
    } finally {
      await installation.close();
    }
  }

  const program = new Command('ronghe')
    .description('融合平台的运维命令 Operates a Ronghe installation; finds it by the same settings as the services')
    .configureOutput({ writeOut: (text) => out.write(text), writeErr: (text) => err.write(text) })
    .exitOverride()
    .helpCommand(false);

  /** A command with what all have. */
  const command = (parent: Command, usage: string, description: string, example: string): Command =>
    parent
      .command(usage)
      .description(description)
      .option('--json', '机器可读 one JSON object for machines')
      .addHelpText('after', `\n例 Example:\n  npm run ronghe -- ${example}`);
  const withService = (of: Command): Command => of.option('--service <name>', '只看一个服务 only this service');

  withService(
    command(
      program,
      'rebuild <model>',
      '重建读模型 Build a read model anew beside the live one, and switch',
      'rebuild accounts',
    ),
  ).action((model: string, { service, json }: Common) =>
    run(json, (at) => rebuild(at, model, { service, progress: json ? undefined : err })),
  );

  withService(
    command(
      program,
      'verify',
      '核对 Compare logs, topics and read models; 0: all equal, 1: something differs, 2: not reachable',
      'verify --service scoring',
    ),
  )
    .option('--most <n>', '每项最多显示几处 differences shown of each check', whole, MOST_SHOWN)
    .action(({ service, json, most }: Common & { most: number }) => run(json, (at) => verify(at, { service, most })));

  withService(
    command(program, 'lag', '消费与转发的落后量 How far consumers and relays are behind', 'lag --service scoring'),
  ).action(({ service, json }: Common) => run(json, (at) => lag(at, service)));

  withService(
    command(
      program,
      'export',
      '导出 Events of a stream or tenant as CloudEvents, one a line; personal data stays sealed',
      'export --tenant liaohe --out liaohe.ndjson',
    ),
  )
    .option('--stream <name>', '一个流 one stream, <tenant>/<category>/<key>')
    .option('--tenant <id>', '一个租户 one tenant')
    .option('--after <position>', '接着导出 go on after a position, <service>.<log>.<number>')
    .option('--out <file>', '写入文件 to a file instead of the standard output')
    .action(({ json, ...options }: Common & Parameters<typeof exportEvents>[1]) =>
      run(json, (at) => exportEvents(at, options, streams)),
    );

  const park = program.command('park').description('停放的事件 Events that a service could not handle');
  withService(command(park, 'list', '列出 List them and why', 'park list --service scoring')).action(
    ({ service, json }: Common) => run(json, (at) => parkList(at, service)),
  );
  command(
    park,
    'replay <consumer> [stream]',
    '重试 Ask the running service to try them again',
    'park replay scoring.reactions/points-by-trigger --wait',
  )
    .option('--wait', '等到有结果 until it is done (0) or has failed again (1)', false)
    .action((consumer: string, stream: string | undefined, { json, wait }: Common & { wait: boolean }) =>
      run(json, (at) => parkReplay(at, consumer, stream, { wait })),
    );
  command(
    park,
    'discard <consumer> <event>',
    '放弃 Pass over an event, or an unreadable message <topic>/<partition>/<offset>, for ever',
    'park discard scoring.models ronghe.organization.events.v1/3/1207 --yes',
  )
    .option('--yes', '确认 it is meant', false)
    .action((consumer: string, event: string, { json, yes }: Common & { yes: boolean }) =>
      run(json, (at) => parkDiscard(at, consumer, event, { yes })),
    );

  const audit = program.command('audit').description('审计记录 Who did what, and who looked at whose data');
  command(
    audit,
    'verify',
    '核对 Check every chain under its MACs, and print the heads; 0: as written, 1: something was changed',
    'audit verify --heads heads.txt',
  )
    .option('--heads <file>', '先前打印的链头 heads printed before: no end was cut off since')
    .action(({ json, heads }: Common & { heads?: string }) =>
      run(json, async (at) => auditVerify(await at.audit(), { heads })),
    );
  command(
    audit,
    'export',
    '导出 Records of a tenant, one JSON a line, newest first',
    'audit export --tenant liaohe --from 2026-01-01 --to 2026-03-31',
  )
    .requiredOption('--tenant <id>', '租户 tenant; empty for what belongs to none')
    .option('--from <date>', '第一天 first day')
    .option('--to <date>', '最后一天 last day')
    .action(({ json, ...options }: Common & AuditExportOptions) =>
      run(json, async (at) => auditExport(await at.audit(), options, streams)),
    );
  command(
    audit,
    'prune',
    '清理 Delete records older than a day, which must lie 180 days back',
    'audit prune --before 2026-01-01',
  )
    .requiredOption('--before <date>', '此日之前 before this day')
    .option('--although-spoiled', '核对不符也清理 also when verify finds something', false)
    .action(({ json, ...options }: Common & AuditPruneOptions) =>
      run(json, async (at) => auditPrune(await at.audit(), options)),
    );

  const keys = program.command('keys').description('个人数据密钥 Keys of persons, and the master key that wraps them');
  command(
    keys,
    'status',
    '状态 Keys by the master key that wraps them; 0: all by the one in use, 1: some by another',
    'keys status',
  ).action(({ json }: Common) => run(json, async (at) => keysStatus(await at.keys())));
  command(
    keys,
    'rotate',
    '更换主密钥 Wrap every key by the master key in use; RONGHE_MASTER_KEY_PREVIOUS_FILE names the one before',
    'keys rotate',
  ).action(({ json }: Common) => run(json, async (at) => keysRotate(await at.keys(), json ? undefined : err)));
  command(
    keys,
    'forget',
    '再次遗忘 Destroy the keys of everyone who was forgotten, after older keys were restored',
    'keys forget',
  ).action(({ json }: Common) => run(json, keysForget));

  try {
    await program.parseAsync([...args], { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.failed;
    err.write(`${explain(error)}\n`);
    return EXIT.failed;
  }
}

function whole(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('须是整数 it must be a whole number.');
}
