import { Controller, Get, Header, HttpCode, Inject, Logger, Post, Query, Req, Res } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { Public, Refusal, TokenRefused } from '@ronghe/service-kit';
import type { Request, Response } from 'express';
import { Gateway } from '../gateway.js';
import { signInFailedPage, type SignInFailure } from './pages.js';
import { foreignReturn, issuerAway, noSession, notFromConsole } from './refusals.js';
import { localPath } from './return-to.js';
import { fromConsole } from './same-site.js';

/** The console's sign-in; tokens stay on this side, the browser gets a cookie it cannot read. */
@Controller('auth')
@Public()
export class AuthController {
  private readonly log = new Logger(AuthController.name);
  constructor(@Inject(Gateway) private readonly gateway: Gateway) {}

  @Get('login')
  @Header('Cache-Control', 'no-store')
  async login(@Req() req: Request, @Res() res: Response, @Query('returnTo') wish: unknown) {
    const returnTo = localPath(wish);
    if (returnTo === undefined) throw foreignReturn();
    const home = this.gateway.publicUrl();
    // Cookies set under another name of this host would not come back with the callback.
    if (req.headers.host !== new URL(home).host) return res.redirect(303, `${home}${req.originalUrl}`);
    const { url, departure } = await this.gateway.issuer.depart(`${home}/auth/callback`).catch((error: unknown) => {
      this.log.error(`issuer cannot be reached: ${error instanceof Error ? error.message : 'unknown'}`);
      throw issuerAway();
    });
    await this.gateway.departures.remember(req, res, { ...departure, returnTo });
    res.redirect(303, url.href);
  }

  @Get('callback')
  @Header('Cache-Control', 'no-store')
  async callback(@Req() req: Request, @Res() res: Response, @Query('state') state: unknown) {
    const journey = typeof state === 'string' ? await this.gateway.departures.recall(req, res, state) : undefined;
    if (!journey) return this.fail(req, res, 'expired');
    try {
      const tokens = await this.gateway.issuer.arrive(new URL(this.gateway.publicUrl() + req.originalUrl), journey);
      await this.gateway.signIns.done(req, await this.gateway.verifier.verify(tokens.accessToken));
      if (!(await this.gateway.sessions.begin(res, tokens))) return this.fail(req, res, 'tooBig');
    } catch (error) {
      if (error instanceof Refusal) throw error;
      // The library's messages name what was wrong with the answer, never the tokens in it.
      this.log.warn(`sign-in failed: ${error instanceof Error ? error.message : 'unknown'}`);
      return this.fail(req, res, error instanceof TokenRefused ? 'account' : 'refused');
    }
    res.redirect(303, journey.returnTo);
  }

  /** Where the issuer has a session of its own to end, the header says where the browser should go next. */
  @Post('logout')
  @HttpCode(204)
  @Header('Cache-Control', 'no-store')
  @ApiQuery({ name: 'everywhere', required: false, enum: ['true', 'false'], description: 'On all devices' })
  async logout(
    @Req() req: Request,
    @Res({ passthrough: true }) res: Response,
    @Query('everywhere') everywhere: unknown,
  ): Promise<void> {
    if (!fromConsole(req, this.gateway.publicUrl())) throw notFromConsole();
    const session = await this.gateway.sessions.end(req, res, everywhere === 'true');
    if (session) {
      const claims = await this.gateway.verifier.verify(session.accessToken).catch(() => undefined);
      await this.gateway.signIns.ended(req, claims, everywhere === 'true');
    }
    if (this.gateway.demoIssuer) return this.gateway.demoIssuer.signOut(req);
    const next = session && (await this.gateway.issuer.endSession(session.idToken, `${this.gateway.publicUrl()}/`));
    if (next) res.setHeader('Ronghe-End-Session', next.href);
  }

  @Get('me')
  @Header('Cache-Control', 'no-store')
  async me(@Req() req: Request, @Res({ passthrough: true }) res: Response) {
    const session = await this.gateway.sessions.current(req, res);
    if (!session) throw noSession();
    const identity = await this.gateway.verifier.verify(session.accessToken).catch(() => {
      throw noSession();
    });
    const { person, name = person, tenant, roles, units } = identity;
    return { person, name, tenant, tenantName: this.gateway.tenantName(tenant), roles, units, demo: this.gateway.demo };
  }

  private async fail(req: Request, res: Response, reason: SignInFailure) {
    await this.gateway.signIns.failed(req, reason);
    res.status(400).type('html').send(signInFailedPage(reason));
  }
}
