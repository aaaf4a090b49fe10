import { Button, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Me, useMe } from '../api/me';
import { toProblem } from '../api/problem';
import { type Session, useSessionQuery } from '../api/session';
import { useViewedTenant } from '../api/viewed-tenant';
import { ProblemAlert } from '../components/problem-alert';
import { SessionContext } from '../session/session';
import { Frame } from './frame';
import './shell.css';
import { SignIn } from './sign-in';
import { useLeave } from './use-leave';

const isAway = (error: unknown) => error !== null && (toProblem(error).status === 0 || toProblem(error).status >= 500);

/** The other services go on without the organisation service: what was assigned beside the token is not shown then. */
const byToken = ({ person, tenant, roles }: Session): Me => ({
  person,
  tenant,
  roles,
  grants: roles.map((role) => ({ role })),
});

/** The gateway knows the token; what the oilfield has assigned beside it, the organisation service knows. */
function SignedIn({ session }: { session: Session }) {
  const { t } = useTranslation();
  const me = useMe();
  const viewed = useViewedTenant();
  const leave = useLeave();
  const known = me.data ?? (!viewed && isAway(me.error) ? byToken(session) : undefined);
  if (known) {
    const { tenant, roles, grants } = known;
    const caller = { ...session, tenant, tenantName: viewed?.name ?? session.tenantName, roles, grants, viewed };
    return (
      <SessionContext.Provider value={caller}>
        <Frame key={tenant} />
      </SessionContext.Provider>
    );
  }
  if (!me.error) return <Spin fullscreen />;
  return (
    <main className="gate stack" data-testid="no-entry">
      <ProblemAlert error={me.error} onRetry={me.refetch} />
      <span>
        <Button onClick={() => void leave(false)} data-testid="no-entry-sign-out">
          {t('session.signOut')}
        </Button>
      </span>
    </main>
  );
}

export function Gate() {
  const session = useSessionQuery();
  if (session.isPending) return <Spin fullscreen />;
  if (session.error) {
    return (
      <main className="gate">
        <ProblemAlert error={session.error} onRetry={session.refetch} />
      </main>
    );
  }
  if (!session.data) return <SignIn />;
  return <SignedIn session={session.data} />;
}
