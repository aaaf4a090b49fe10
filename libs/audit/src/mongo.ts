/** Apart from the rest, so that who keeps the trail in a file never loads the driver. */
export { MongoAuditTrail } from './mongo-audit-trail.js';
