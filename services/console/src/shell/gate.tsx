import { Spin } from 'antd';
import { useSessionQuery } from '../api/session';
import { ProblemAlert } from '../components/problem-alert';
import { SessionContext } from '../session/session';
import { Frame } from './frame';
import { SignIn } from './sign-in';
import './shell.css';

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
  return (
    <SessionContext.Provider value={session.data}>
      <Frame />
    </SessionContext.Provider>
  );
}
