import type { DatabaseSync } from 'node:sqlite';
import type { CommandBus } from '@nestjs/cqrs';
import type { AllianceProjectRuntime } from '@ronghe/alliance-project';
import type { NotificationRuntime } from '@ronghe/notification';
import type { OrganizationRuntime } from '@ronghe/organization';
import type { ScoringRuntime } from '@ronghe/scoring';
import type { Host } from '@ronghe/service-kit';

export interface Seeding {
  db: DatabaseSync;
  commands: CommandBus;
  runtimes: {
    organization: OrganizationRuntime;
    scoring: ScoringRuntime;
    alliance: AllianceProjectRuntime;
    notification: NotificationRuntime;
  };
  host: Host;
  say: (line: string) => void;
}

export async function seedDemo(_: Seeding): Promise<void> {}
