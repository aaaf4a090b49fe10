import { useTranslation } from 'react-i18next';
import type { Proposal, ProposedItem } from '../../api/areas';
import { PersonName } from '../../components/person-name';
import { squareMetres } from '../../format/square-metres';

/** What each member would answer for by the division as it stands on the page. */
export function Loads({ items, members }: { items: readonly ProposedItem[]; members: Proposal['members'] }) {
  const { t } = useTranslation();
  const of = Map.groupBy(items, ({ member }) => member);
  return (
    <section className="stack tight">
      <h3>{t('areas.loads')}</h3>
      <ul className="division-loads" data-testid="division-loads">
        {members.map(({ person, name }) => {
          const own = of.get(person) ?? [];
          const size = own.reduce((sum, { squareMetres: its }) => sum + Math.round((its ?? 0) * 100), 0) / 100;
          return (
            <li key={person} className="row spread figures">
              <PersonName name={name} id={person} />
              <span className="quiet">
                {t('areas.load', {
                  size: squareMetres(size),
                  employees: own.filter(({ kind }) => kind === 'employee').length,
                })}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
