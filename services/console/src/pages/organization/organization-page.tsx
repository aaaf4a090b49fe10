import { Card, Checkbox, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Tree } from '../../api/organization';
import { useAsOf } from '../../components/as-of';
import { AsOfPage } from '../../components/as-of-page';
import { Nothing } from '../../components/nothing';
import { SearchBox } from '../../components/search-box';
import { useUrlState } from '../../components/use-url-state';
import { useMay } from '../../session/session';
import { AddUnit } from './commands';
import { DragToMove } from './drag-to-move';
import './organization.css';
import { SearchResults } from './search-results';
import { UnitFindings } from './unit-findings';
import { UnitPanel } from './unit-panel';
import { UnitTree } from './unit-tree';

export default function OrganizationPage() {
  const { t } = useTranslation();
  const { asOf } = useAsOf();
  const mayCommand = useMay('command') && !asOf;
  // Below a unit of one's own the unit's panel adds; here only those who may add anywhere.
  const mayAddAnywhere = useMay('command', []) && !asOf;
  const [{ tree, unit, q, gone }, change] = useUrlState({ tree: 'party', unit: '', q: '', gone: '' });
  const choose = (id: string) => change({ unit: id });
  const shown = tree as Tree;
  const shows = { tree: shown, withDissolved: gone !== '', asOf };
  return (
    <AsOfPage
      testId="organization-page"
      title={t('organization.title')}
      intro={t('organization.intro')}
      actions={mayAddAnywhere && <AddUnit key={shown} tree={shown} />}
    >
      <UnitFindings key={`findings/${shown}`} tree={shown} asOf={asOf} onChoose={choose} />
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
              key={`search/${shown}/${q}`}
              label={t('organization.searchUnits')}
              value={q}
              onSearch={(value) => change({ q: value })}
              testId="organization-search"
            />
            <Checkbox
              checked={gone !== ''}
              data-testid="organization-dissolved"
              onChange={({ target }) => change({ gone: target.checked ? 'shown' : '' })}
            >
              {t('chart.showDissolved')}
            </Checkbox>
            {q ? (
              // The tree opens at what was found.
              <SearchResults {...shows} q={q} onChoose={(id) => change({ unit: id, q: '' })} />
            ) : (
              <DragToMove enabled={mayCommand}>
                {mayCommand && <p className="quiet drag-hint">{t('chart.firstHint')}</p>}
                <UnitTree key={`tree/${shown}`} {...shows} chosen={unit} onChoose={choose} />
              </DragToMove>
            )}
          </div>
        </Card>
        <Card>
          {unit ? <UnitPanel id={unit} asOf={asOf} onChoose={choose} /> : <Nothing>{t('organization.choose')}</Nothing>}
        </Card>
      </div>
    </AsOfPage>
  );
}
