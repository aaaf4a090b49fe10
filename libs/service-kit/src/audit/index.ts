export { AuditRecorder } from './recorder.js';
export { AuditInterceptor } from './audit.interceptor.js';
export { refusalOf } from './refusal-of.js';
export { circumstances } from './what.js';
