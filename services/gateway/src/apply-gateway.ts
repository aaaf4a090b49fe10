import type { NestExpressApplication } from '@nestjs/platform-express';
import { type RongheRequest, clientRate, sendProblem } from '@ronghe/service-kit';
import type { NextFunction, RequestHandler, Response } from 'express';
import { builtConsole, serveConsole } from './console/console.js';
import { securityHeaders } from './console/security-headers.js';
import type { Gateway } from './gateway.js';
import { backChannelLogout } from './session/back-channel.js';
import { hostTwice } from './session/refusals.js';
import { sessionToBearer } from './session/session-to-bearer.js';

/**
 * What must run before Nest's routes and body parsers; call it before the application listens.
 * @param services the way to the services, where they are other processes
 */
export function applyGateway(app: NestExpressApplication, gateway: Gateway, services?: RequestHandler): void {
  const { demoIssuer, sessions, ended, readLogout, publicUrl, options } = gateway;
  app.set('trust proxy', options.trustProxy ?? false);
  app.use(securityHeaders(publicUrl));
  app.use(clientRate(options.clientsPerMinute));
  app.use(oneHost);
  if (demoIssuer) app.use('/oidc', demoIssuer.handler());
  app.use('/auth/backchannel-logout', backChannelLogout(readLogout, ended));
  app.use('/api', sessionToBearer(sessions, publicUrl));
  if (services) app.use(services);
  serveConsole(app, options.consoleDir ?? builtConsole);
}

/** Node takes the first of several and drops the others; what stands before us may have taken the last (RFC 9112, 3.2). */
function oneHost(req: RongheRequest, res: Response, next: NextFunction): void {
  const hosts = req.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host');
  if (hosts.length < 2) next();
  else sendProblem(req, res, hostTwice(), req.trace);
}
