import { ServiceRuntime } from '@ronghe/service-kit';

/** The runtime of this service, under a name of its own for injection. */
export class NotificationRuntime extends ServiceRuntime {}
