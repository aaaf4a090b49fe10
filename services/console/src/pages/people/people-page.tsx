import { Card, Segmented, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { keyStaffKinds, personStates } from '../../api/organization';
import { type ListedPerson, useAllPeople } from '../../api/people';
import { useAsOf } from '../../components/as-of';
import { AsOfPage } from '../../components/as-of-page';
import { type Column, DataTable } from '../../components/data-table';
import { ChoiceFilter, UnitFilter } from '../../components/filters';
import { ListHead } from '../../components/list-view';
import { PersonName } from '../../components/person-name';
import { useUrlState } from '../../components/use-url-state';
import { useMay } from '../../session/session';
import { RegisterPerson } from '../organization/people-commands';
import { useStages } from './stages';

export default function PeoplePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const stages = useStages();
  const mayCommand = useMay('command');
  const { asOf } = useAsOf();
  const [{ under, state, stage, keyStaff, q }, change] = useUrlState({
    under: '',
    state: 'employed',
    stage: '',
    keyStaff: '',
    q: '',
  });
  const list = useAllPeople({ under, state, stage, keyStaff, q, asOf });
  const none = t('common.none');
  const cardOf = (id: string) => `/people/${encodeURIComponent(id)}${asOf ? `?asOf=${asOf}` : ''}`;
  const columns: Column<ListedPerson>[] = [
    { key: 'employeeNo', title: t('organization.employeeNo'), render: ({ employeeNo }) => employeeNo },
    {
      key: 'name',
      title: t('organization.person'),
      render: ({ id, name }) => (
        <Link to={cardOf(id)} onClick={(event) => event.stopPropagation()}>
          <PersonName name={name} id={id} />
        </Link>
      ),
    },
    { key: 'unitName', title: t('organization.unit'), sortable: true, render: ({ unitName }) => unitName },
    {
      key: 'membership',
      title: t('organization.membership'),
      sortable: true,
      render: ({ membership }) => (membership ? t(`organization.stages.${membership}`) : none),
    },
    {
      key: 'groupName',
      title: t('organization.kinds.partyGroup'),
      sortable: true,
      render: ({ groupName }) => groupName ?? none,
    },
    {
      key: 'keyStaff',
      title: t('people.keyStaff'),
      sortable: true,
      render: ({ keyStaff: kind }) => (kind ? <Tag color="gold">{t(`people.keyStaffKinds.${kind}`)}</Tag> : none),
    },
    state === 'left'
      ? { key: 'leftOn', title: t('people.leftOn'), sortable: true, render: ({ leftOn }) => leftOn ?? none }
      : {
          key: 'employedOn',
          title: t('organization.employedOn'),
          sortable: true,
          render: ({ employedOn }) => employedOn,
        },
  ];
  return (
    <AsOfPage
      testId="people-page"
      title={t('people.title')}
      intro={t('people.intro')}
      actions={mayCommand && !asOf && <RegisterPerson />}
    >
      <Card>
        <div className="stack">
          <ListHead
            testId="people"
            name={t('people.title')}
            left={
              <Segmented
                value={state}
                data-testid="people-state"
                options={personStates.map((value) => ({ value, label: t(`people.states.${value}`) }))}
                onChange={(value) => change({ state: value })}
              />
            }
            search={t('organization.searchPeople')}
            list={list}
          />
          <div className="filters">
            <UnitFilter name="under" label={t('organization.unit')} any={t('people.anyUnit')} />
            <ChoiceFilter
              name="stage"
              label={t('organization.membership')}
              any={t('people.anyStage')}
              options={stages}
            />
            <ChoiceFilter
              name="keyStaff"
              label={t('people.keyStaff')}
              any={t('people.anyKeyStaff')}
              options={[
                { value: 'any', label: t('people.allKeyStaff') },
                ...keyStaffKinds.map((value) => ({ value, label: t(`people.keyStaffKinds.${value}`) })),
              ]}
            />
          </div>
          <DataTable
            list={list}
            columns={columns}
            rowKey={({ id }) => id}
            empty={t('people.empty')}
            testId="people-table"
            onOpen={({ id }) => navigate(cardOf(id))}
          />
        </div>
      </Card>
    </AsOfPage>
  );
}
