import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type CultivatedPerson, cultivationWays, useCultivatedPeople } from '../../api/cultivation';
import { type Column, DataTable } from '../../components/data-table';
import { PersonName } from '../../components/person-name';
import { SpreadsheetButton } from '../../components/spreadsheet-button';

interface Props {
  params: { year: string; unit?: string; asOf?: string };
  quarter: string;
  way: string;
  onChange: (changes: { quarter?: string; way?: string }) => void;
}

function Path({ path }: { path: CultivatedPerson['path'] }) {
  const { t } = useTranslation();
  return (
    <ol className="stack tight">
      {path.map(({ what, on, levelName, trainingTitle }) => (
        <li key={`${what} ${on} ${levelName}`}>
          <span className="quiet figures">{on ?? t('cultivation.before')}</span>{' '}
          {t(`cultivation.steps.${what}`, { level: levelName })}
          {trainingTitle && t('cultivation.through', { title: trainingTitle })}
        </li>
      ))}
    </ol>
  );
}

export function CultivatedPeople({ params, quarter, way, onChange }: Props) {
  const { t } = useTranslation();
  const list = useCultivatedPeople({ ...params, quarter, way });
  const columns: Column<CultivatedPerson>[] = [
    { key: 'on', title: t('cultivation.on'), sortable: true, render: ({ on }) => on },
    {
      key: 'name',
      title: t('cultivation.person'),
      render: ({ name, person }) => <PersonName name={name} id={person} />,
    },
    { key: 'unitName', title: t('cultivation.unit'), sortable: true, render: ({ unitName }) => unitName },
    { key: 'way', title: t('cultivation.way'), sortable: true, render: (row) => t(`cultivation.ways.${row.way}`) },
    { key: 'path', title: t('cultivation.path'), render: ({ path }) => <Path path={path} /> },
  ];
  const quarters = [1, 2, 3, 4].map((n) => ({
    value: `${params.year}-Q${n}`,
    label: t('cultivation.quarterOf', { n }),
  }));
  return (
    <div className="stack">
      <div className="row spread">
        <div className="filters">
          <Select
            aria-label={t('cultivation.quarter')}
            value={quarter}
            options={[{ value: '', label: t('cultivation.anyQuarter') }, ...quarters]}
            onChange={(value: string) => onChange({ quarter: value })}
          />
          <Select
            aria-label={t('cultivation.way')}
            value={way}
            options={[
              { value: '', label: t('cultivation.anyWay') },
              ...cultivationWays.map((value) => ({ value, label: t(`cultivation.ways.${value}`) })),
            ]}
            onChange={(value: string) => onChange({ way: value })}
          />
        </div>
        <SpreadsheetButton
          label={t('common.export')}
          name={t('cultivation.title')}
          path={list.path}
          params={list.params}
          testId="cultivation-export"
        />
      </div>
      <DataTable
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={t('cultivation.empty')}
        testId="cultivation-table"
      />
    </div>
  );
}
