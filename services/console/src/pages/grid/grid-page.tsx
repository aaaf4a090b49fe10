import { Card, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useGrid } from '../../api/grid';
import { useAsOf } from '../../components/as-of';
import { AsOfPage } from '../../components/as-of-page';
import { Async } from '../../components/async';
import { Figure } from '../../components/figure';
import { UnitScope } from '../../components/unit-scope';
import { useUrlState } from '../../components/use-url-state';
import { Grants, Uses } from './grants';
import './grid.css';
import { GroupDrawer } from './group-drawer';
import { Groups } from './groups';

interface Props {
  unit?: string;
  asOf?: string;
}

function Summary({ unit, asOf }: Props) {
  const { t } = useTranslation();
  return (
    <Async query={useGrid({ unit, asOf })}>
      {({ branches, groups, declared, members }) => (
        <div className="grid-4">
          <Figure label={t('grid.branches')} value={branches} testId="grid-count-branches" />
          <Figure label={t('grid.groups')} value={groups} testId="grid-count-groups" />
          <Figure label={t('grid.declared')} value={`${declared} / ${groups}`} testId="grid-count-declared" />
          <Figure label={t('grid.members')} value={members} testId="grid-count-members" />
        </div>
      )}
    </Async>
  );
}

export default function GridPage() {
  const { t } = useTranslation();
  const { asOf } = useAsOf();
  const [{ unit: chosen, view, group }, change] = useUrlState({ unit: '', view: 'grid', group: '' });
  const unit = chosen || undefined;
  return (
    <AsOfPage
      testId="grid-page"
      title={t('grid.title')}
      intro={t('grid.intro')}
      scope={<UnitScope tree="party" whole={t('grid.wholeTenant')} label={t('grid.unit')} testId="grid-unit" />}
    >
      <Summary unit={unit} asOf={asOf} />
      <Card>
        <Tabs
          activeKey={view}
          onChange={(key) => change({ view: key })}
          items={[
            { key: 'grid', label: t('grid.views.grid'), children: <Groups unit={unit} asOf={asOf} /> },
            { key: 'rights', label: t('grid.views.rights'), children: <Grants unit={unit} asOf={asOf} /> },
            { key: 'uses', label: t('grid.views.uses'), children: <Uses unit={unit} asOf={asOf} /> },
          ]}
        />
      </Card>
      {group && <GroupDrawer id={group} asOf={asOf} onClose={() => change({ group: '' })} />}
    </AsOfPage>
  );
}
