import { Card, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Tree } from '../../api/organization';
import { Nothing } from '../../components/nothing';
import { Page } from '../../components/page';
import { SearchBox } from '../../components/search-box';
import { useUrlState } from '../../components/use-url-state';
import { useMay } from '../../session/session';
import { AddUnit } from './commands';
import './organization.css';
import { SearchResults } from './search-results';
import { UnitPanel } from './unit-panel';
import { UnitTree } from './unit-tree';

export default function OrganizationPage() {
  const { t } = useTranslation();
  // Below a unit of one's own the unit's panel adds; here only those who may add anywhere.
  const mayAddAnywhere = useMay('command', []);
  const [{ tree, unit, q }, change] = useUrlState({ tree: 'party', unit: '', q: '' });
  const choose = (id: string) => change({ unit: id });
  const shown = tree as Tree;
  return (
    <Page
      testId="organization-page"
      title={t('organization.title')}
      intro={t('organization.intro')}
      actions={mayAddAnywhere && <AddUnit tree={shown} />}
    >
      <div className="organization">
        <Card size="small">
          <div className="stack">
            <Segmented<Tree>
              block
              value={shown}
              data-testid="organization-tree-switch"
              options={[
                { value: 'party', label: t('organization.party') },
                { value: 'production', label: t('organization.production') },
              ]}
              onChange={(value) => change({ tree: value, unit: '', q: '' })}
            />
            <SearchBox
              key={`search/${shown}`}
              label={t('organization.searchUnits')}
              value={q}
              onSearch={(value) => change({ q: value })}
              testId="organization-search"
            />
            {q ? (
              <SearchResults tree={shown} q={q} chosen={unit} onChoose={choose} />
            ) : (
              <UnitTree key={`tree/${shown}`} tree={shown} chosen={unit} onChoose={choose} />
            )}
          </div>
        </Card>
        <Card>{unit ? <UnitPanel id={unit} onChoose={choose} /> : <Nothing>{t('organization.choose')}</Nothing>}</Card>
      </div>
    </Page>
  );
}
