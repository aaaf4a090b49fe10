import { useTranslation } from 'react-i18next';
import type { Access } from '../api/audit';
import { useSession } from '../session/session';
import { PersonName } from './person-name';

/** The id of somebody who is nobody of this oilfield says who it was to those who can look it up. */
export function ActorName({ actor, actorName }: Pick<Access, 'actor' | 'actorName'>) {
  const { t } = useTranslation();
  const { person } = useSession();
  if (!actor) return <span className="quiet">{t('audit.nobody')}</span>;
  return (
    <span>
      <PersonName name={actorName} id={actor} />
      {actor === person && <span className="quiet">{t('audit.self')}</span>}
    </span>
  );
}
