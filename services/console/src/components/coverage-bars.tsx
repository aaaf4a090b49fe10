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

/** A single unit at the top says no more than the whole: those below it are shown instead. */
export function CoverageBars({ unit, asOf }: Props) {
  const { t } = useTranslation();
  const units = useCoverageUnits({ unit, asOf, limit: 50 });
  const [only, second] = units.isPlaceholderData ? [] : (units.data?.items ?? []);
  const top = only && !second ? only.id : '';
  const below = useCoverageUnits({ unit: top, asOf, limit: 50 }, { enabled: top !== '' });
  const shown = top && below.data?.items.length ? below : units;
  return (
    <Async query={shown}>
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
