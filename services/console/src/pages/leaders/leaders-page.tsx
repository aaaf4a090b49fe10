import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type Selection, useSelections } from '../../api/leaders';
import { useAsOf } from '../../components/as-of';
import { AsOfPage } from '../../components/as-of-page';
import type { Column } from '../../components/data-table';
import { SegmentedFilter } from '../../components/filters';
import { ListView } from '../../components/list-view';
import { PersonName } from '../../components/person-name';
import { UnitScope } from '../../components/unit-scope';
import { useUrlState } from '../../components/use-url-state';
import { useMay } from '../../session/session';
import { Nominate } from './nominate';
import { StateTag } from './state-tag';

export default function LeadersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayCommand = useMay('command');
  const { asOf } = useAsOf();
  const [{ unit, open }] = useUrlState({ unit: '', open: '' });
  const list = useSelections({ unit, open, asOf });
  const columns: Column<Selection>[] = [
    {
      key: 'groupName',
      title: t('leaders.group'),
      sortable: true,
      render: ({ groupName, branchName }) => (
        <span className="two-lines">
          <b>{groupName}</b>
          <span className="quiet">{branchName}</span>
        </span>
      ),
    },
    {
      key: 'name',
      title: t('leaders.candidate'),
      render: ({ name, person }) => <PersonName name={name} id={person} />,
    },
    { key: 'state', title: t('leaders.state'), sortable: true, render: ({ state }) => <StateTag state={state} /> },
    { key: 'on', title: t('leaders.lastStep'), render: ({ on }) => on },
  ];
  return (
    <AsOfPage
      testId="leaders-page"
      title={t('leaders.title')}
      intro={t('leaders.intro')}
      scope={
        <UnitScope tree="party" whole={t('leaders.wholeTenant')} label={t('leaders.unit')} testId="leaders-unit" />
      }
      actions={mayCommand && !asOf && <Nominate />}
    >
      <Card>
        <ListView
          testId="leaders"
          name={t('leaders.title')}
          left={
            <SegmentedFilter
              name="open"
              options={[
                { value: '', label: t('leaders.filters.all') },
                { value: 'true', label: t('leaders.filters.open') },
                { value: 'false', label: t('leaders.filters.over') },
              ]}
              testId="leaders-filter"
            />
          }
          list={list}
          columns={columns}
          empty={t('leaders.empty')}
          onOpen={({ id }) => navigate(`/leader-selections/${encodeURIComponent(id)}${asOf ? `?asOf=${asOf}` : ''}`)}
        />
      </Card>
    </AsOfPage>
  );
}
