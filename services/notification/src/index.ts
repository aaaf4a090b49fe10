export { NotificationModule, definition } from './notification.module.js';
export { NotificationRuntime } from './notification.runtime.js';
export { ChangeNotice } from './notice/notice.handlers.js';
