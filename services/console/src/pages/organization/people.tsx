import { Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useToBeForgotten } from '../../api/forgettings';
import { type Person, type Unit, usePeople } from '../../api/organization';
import { type Column, DataTable } from '../../components/data-table';
import { PersonName } from '../../components/person-name';
import { SearchBox } from '../../components/search-box';
import { ExportButton } from '../../components/spreadsheet-button';
import { useMay } from '../../session/session';
import { AskForgetting } from '../forgettings/commands';
import { ChangeMembership, MovePerson, RegisterPerson } from './people-commands';

export function People({ unit, asOf }: { unit: Unit; asOf?: string }) {
  const { t } = useTranslation();
  const [q, setQ] = useState('');
  const mayCommand = useMay('command') && !asOf;
  const mayForget = useMay('askForgetting');
  const isToBeForgotten = useToBeForgotten(mayForget);
  const list = usePeople(unit, q, asOf);
  const columns: Column<Person>[] = [
    { key: 'employeeNo', title: t('organization.employeeNo'), render: (row) => row.employeeNo },
    {
      key: 'name',
      title: t('organization.person'),
      render: ({ id, name }) => (
        <span className="row">
          <Link to={`/people/${encodeURIComponent(id)}`}>
            <PersonName name={name} id={id} />
          </Link>
          {isToBeForgotten(id) && <Tag color="processing">{t('forgettings.asked')}</Tag>}
        </span>
      ),
    },
    {
      key: 'membership',
      title: t('organization.membership'),
      render: ({ membership }) => (membership ? t(`organization.stages.${membership}`) : t('common.none')),
    },
    { key: 'employedOn', title: t('organization.employedOn'), sortable: true, render: (row) => row.employedOn },
  ];
  return (
    <section className="stack tight">
      <div className="row spread">
        <h3>{t('organization.people')}</h3>
        <div className="row">
          <SearchBox label={t('organization.searchPeople')} value={q} onSearch={setQ} testId="people-search" />
          <ExportButton name={`${unit.name}-${t('organization.people')}`} list={list} testId="people-export" />
          {mayCommand && !unit.dissolvedOn && <RegisterPerson unit={unit} />}
        </div>
      </div>
      <DataTable
        list={list}
        columns={columns}
        actions={
          mayCommand
            ? (person) => (
                <span className="row">
                  <MovePerson person={person} />
                  <ChangeMembership person={person} />
                  {mayForget && !isToBeForgotten(person.id) && <AskForgetting person={person} />}
                </span>
              )
            : undefined
        }
        rowKey={({ id }) => id}
        empty={t('organization.noPeople')}
        testId="people-table"
      />
    </section>
  );
}
