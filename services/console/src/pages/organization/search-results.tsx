import { useTranslation } from 'react-i18next';
import { type Tree, type UnitList, unitsPath } from '../../api/organization';
import { useGet } from '../../api/use-get';
import { Async } from '../../components/async';
import { Nothing } from '../../components/nothing';
import { UnitLabel } from './unit-label';

interface Props {
  tree: Tree;
  q: string;
  withDissolved: boolean;
  asOf?: string;
  /** Opens the tree at the unit. */
  onChoose: (id: string) => void;
}

export function SearchResults({ tree, q, withDissolved, asOf, onChoose }: Props) {
  const { t } = useTranslation();
  const state = withDissolved ? undefined : 'standing';
  const found = useGet<UnitList>(unitsPath, { tree, q, state, asOf, sort: 'name', limit: 50 });
  return (
    <Async query={found}>
      {({ items, next }) =>
        items.length === 0 ? (
          <Nothing>{t('organization.noResults')}</Nothing>
        ) : (
          <ul aria-label={t('organization.results')} data-testid="organization-results">
            {items.map((unit) => (
              <li key={unit.id}>
                <button type="button" className="plain-button result" onClick={() => onChoose(unit.id)}>
                  <UnitLabel unit={unit} />
                  <span className="unit-path">{unit.unitPath}</span>
                </button>
              </li>
            ))}
            {next && <li className="quiet">{t('organization.more')}</li>}
          </ul>
        )
      }
    </Async>
  );
}
