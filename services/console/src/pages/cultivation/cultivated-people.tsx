import { useTranslation } from 'react-i18next';
import { type CultivatedPerson, cultivationWays, useCultivatedPeople } from '../../api/cultivation';
import type { Column } from '../../components/data-table';
import { OneOfFilter } from '../../components/filters';
import { ListView } from '../../components/list-view';
import { PersonName } from '../../components/person-name';

interface Props {
  params: { year: string; unit?: string; asOf?: string };
  quarter: string;
  way: string;
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

export function CultivatedPeople({ params, quarter, way }: Props) {
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
    <ListView
      testId="cultivation"
      name={t('cultivation.title')}
      left={
        <div className="filters">
          <OneOfFilter
            name="quarter"
            label={t('cultivation.quarter')}
            options={[{ value: '', label: t('cultivation.anyQuarter') }, ...quarters]}
          />
          <OneOfFilter
            name="way"
            label={t('cultivation.way')}
            options={[
              { value: '', label: t('cultivation.anyWay') },
              ...cultivationWays.map((value) => ({ value, label: t(`cultivation.ways.${value}`) })),
            ]}
          />
        </div>
      }
      list={list}
      columns={columns}
      empty={t('cultivation.empty')}
    />
  );
}
