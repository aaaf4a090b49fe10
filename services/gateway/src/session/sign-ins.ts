import { type AuditRecorder, type Claims, type RongheRequest, circumstances } from '@ronghe/service-kit';
import type { Request } from 'express';
import type { SignInFailure } from './pages.js';

/** What the audit trail says of sign-ins. */
export class SignIns {
  constructor(private readonly audit: AuditRecorder) {}

  /** Before the session begins. @throws Refusal audit-unavailable */
  done(req: Request, claims: Claims): Promise<void> {
    return this.audit.record({ ...by(req, claims), action: 'sign-in', outcome: 'done', status: 303 });
  }

  /** By whom is not known: what the issuer said is not believed. */
  failed(req: Request, reason: SignInFailure): Promise<void> {
    const failure = { action: 'sign-in-failed', outcome: 'refused', status: 400, detail: reason } as const;
    return this.audit.refused({ ...by(req), ...failure }, req.ip);
  }

  /** Never in the way of a sign-out: whoever wants to leave leaves. */
  ended(req: Request, claims: Claims | undefined, everywhere: boolean): Promise<void> {
    const detail = everywhere ? 'everywhere' : undefined;
    return this.audit.attempt({ ...by(req, claims), action: 'sign-out', outcome: 'done', status: 204, detail });
  }
}

const by = (req: Request, claims?: Claims) => circumstances(Object.assign(req as RongheRequest, { claims }));
