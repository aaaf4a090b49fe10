import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCoverageUnits } from '../api/coverage';
import { withParams } from '../api/http';
import { calm } from '../theme';
import { Async } from './async';
import { Nothing } from './nothing';

interface Props {
  unit?: string;
  asOf?: string;
}

export function CoverageBars({ unit, asOf }: Props) {
  const { t } = useTranslation();
  const units = useCoverageUnits({ unit, asOf, limit: 50 });
  return (
    <Async query={units}>
      {({ items }) =>
        items.length === 0 ? (
          <Nothing>{t('common.empty')}</Nothing>
        ) : (
          <ul className="stack tight" data-testid="coverage-bars">
            {items.map(({ id, name, teams, linked, percent }) => (
              <li key={id}>
                <div className="row spread figures">
                  <Link to={withParams('/coverage', { unit: id, asOf })}>{name}</Link>
                  <span>
                    <span className="quiet">
                      {linked} / {teams}
                    </span>{' '}
                    {percent}%
                  </span>
                </div>
                <Progress
                  percent={Number(percent)}
                  showInfo={false}
                  size="small"
                  strokeColor={Number(percent) === 100 ? calm.good : calm.slate}
                  aria-label={`${name} ${percent}%`}
                />
              </li>
            ))}
          </ul>
        )
      }
    </Async>
  );
}
