import type { NestExpressApplication } from '@nestjs/platform-express';
import type { RequestHandler } from 'express';
import { builtConsole, serveConsole } from './console/console.js';
import { securityHeaders } from './console/security-headers.js';
import type { Gateway } from './gateway.js';
import { sessionToBearer } from './session/session-to-bearer.js';

/**
 * What must run before Nest's routes and body parsers; call it before the application listens.
 * @param services the way to the services, where they are other processes
 */
export function applyGateway(app: NestExpressApplication, gateway: Gateway, services?: RequestHandler): void {
  const { demoIssuer, sessions, publicUrl, options } = gateway;
  app.use(securityHeaders(publicUrl));
  if (demoIssuer) app.use('/oidc', demoIssuer.handler());
  app.use('/api', sessionToBearer(sessions, publicUrl));
  if (services) app.use(services);
  serveConsole(app, options.consoleDir ?? builtConsole);
}
