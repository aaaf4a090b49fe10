/** Apart from the rest: what stands behind the trail is chosen at a composition root. */
export { SqliteAuditTrail } from './sqlite-audit-trail.js';
