import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { withParams } from '../../api/http';
import { useStandings } from '../../api/scoring';
import { Nothing } from '../../components/nothing';
import { ProblemAlert } from '../../components/problem-alert';
import { Skeleton } from 'antd';
import { points } from '../../format/points';
import { today } from '../../format/time';

export function TopStandings() {
  const { t } = useTranslation();
  const period = today().slice(0, 4);
  const top = useStandings({ period, subjectKind: 'unit' }, 5);
  if (top.error) return <ProblemAlert error={top.error} onRetry={top.refetch} />;
  if (top.loading) return <Skeleton active />;
  if (top.items.length === 0) return <Nothing>{t('standings.empty')}</Nothing>;
  return (
    <ol className="top-standings figures" data-testid="overview-standings">
      {top.items.map(({ subject, rank, name, total }) => (
        <li key={subject}>
          <span className={rank === 1 ? 'top-rank first' : 'top-rank'}>{rank}</span>
          <Link to={withParams('/standings', { period, subject })}>{name}</Link>
          <b>{points(total)}</b>
        </li>
      ))}
    </ol>
  );
}
