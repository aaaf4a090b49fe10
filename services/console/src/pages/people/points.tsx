import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ProblemError } from '../../api/problem';
import { useLedger } from '../../api/scoring';
import { Async } from '../../components/async';
import { signedPoints } from '../../format/points';
import { today } from '../../format/time';
import { Lines } from './lines';

/** Of the year: what he got points for. Who has none has no account. */
export function Points({ person, asOf }: { person: string; asOf?: string }) {
  const { t } = useTranslation();
  const year = (asOf ?? today()).slice(0, 4);
  const subject = `person:${person}`;
  const ledger = useLedger(subject, { year, asOf });
  const isNone = ledger.error instanceof ProblemError && ledger.error.problem.status === 404;
  return (
    <Card
      size="small"
      title={t('people.points', { year })}
      data-testid="card-points"
      extra={
        ledger.data && (
          <Link to={`/standings?kind=person&period=${year}&subject=${encodeURIComponent(subject)}`}>
            {t('people.explain')}
          </Link>
        )
      }
    >
      {isNone ? (
        <span className="quiet">{t('people.nothing')}</span>
      ) : (
        <Async query={ledger}>
          {({ entries }) => (
            <Lines
              rows={entries}
              columns={[
                { key: 'on', title: t('common.date'), render: ({ on }) => on },
                { key: 'item', title: t('people.item'), render: ({ itemName }) => itemName },
                { key: 'points', title: t('people.pointsShort'), render: ({ points }) => signedPoints(points) },
                { key: 'reason', title: t('common.reason'), render: ({ reason }) => reason },
              ]}
            />
          )}
        </Async>
      )}
    </Card>
  );
}
