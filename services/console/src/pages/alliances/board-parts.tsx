import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Nothing } from '../../components/nothing';
import { useBoardContext, usePartyName } from './board-context';

interface Line {
  id: string;
  name: string;
  note?: ReactNode;
}

function Lines({ lines }: { lines: Line[] }) {
  const { t } = useTranslation();
  if (lines.length === 0) return <Nothing>{t('alliances.emptyPart')}</Nothing>;
  return (
    <ul className="lines">
      {lines.map(({ id, name, note }) => (
        <li key={id}>
          {name}
          {note && <span className="quiet">{note}</span>}
        </li>
      ))}
    </ul>
  );
}

export const Parties = () => <Lines lines={useBoardContext().alliance.parties} />;

export function TaskForces() {
  const { t } = useTranslation();
  const nameOf = usePartyName();
  const { taskForces } = useBoardContext().alliance;
  return (
    <Lines
      lines={taskForces.map(({ id, name, lead }) => ({
        id,
        name,
        note: t('alliances.lead', { name: nameOf(lead) }),
      }))}
    />
  );
}

export function Meetings() {
  const { meetings } = useBoardContext().alliance;
  return <Lines lines={meetings.map(({ id, subject, on }) => ({ id, name: subject, note: on }))} />;
}
