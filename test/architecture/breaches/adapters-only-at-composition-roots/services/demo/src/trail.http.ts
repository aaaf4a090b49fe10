import { SqliteAuditTrail } from '@ronghe/audit/sqlite';

export const trail = SqliteAuditTrail;
