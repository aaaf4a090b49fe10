import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAllAlliances } from '../../api/alliances';
import { Async } from '../../components/async';
import { Lines } from './lines';

/** Of the units that he belongs to. */
export function Alliances({ within, asOf }: { within: string[]; asOf?: string }) {
  const { t } = useTranslation();
  const alliances = useAllAlliances(asOf);
  return (
    <Card size="small" title={t('people.alliances')} data-testid="card-alliances">
      <Async query={alliances}>
        {({ items }) => (
          <Lines
            rows={items.filter(({ parties }) => parties.some((unit) => within.includes(unit)))}
            columns={[
              {
                key: 'name',
                title: t('common.name'),
                render: ({ id, name }) => <Link to={`/alliances/${encodeURIComponent(id)}`}>{name}</Link>,
              },
              { key: 'mode', title: t('alliances.mode'), render: ({ mode }) => t(`alliances.modes.${mode}`) },
              { key: 'on', title: t('alliances.since'), render: ({ on }) => on },
            ]}
          />
        )}
      </Async>
    </Card>
  );
}
