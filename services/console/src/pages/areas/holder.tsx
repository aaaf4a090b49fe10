import { useTranslation } from 'react-i18next';
import type { Area } from '../../api/areas';
import { PersonName } from '../../components/person-name';

/** Plainly marked where there is nobody; without a name for those who may not know it. */
export function Holder({ area: { state, memberName, member } }: { area: Area }) {
  const { t } = useTranslation();
  if (state === 'unassigned') return <span className="nobody">{t('areas.unassigned')}</span>;
  return member ? <PersonName name={memberName} id={member} /> : <span>{t('areas.contracted')}</span>;
}
