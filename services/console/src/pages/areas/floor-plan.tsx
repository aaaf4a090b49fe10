import { Skeleton } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Area, areasPath, useAreas } from '../../api/areas';
import { ListHead } from '../../components/list-view';
import { Nothing } from '../../components/nothing';
import { Pager } from '../../components/pager';
import { ProblemAlert } from '../../components/problem-alert';
import { useUrlState } from '../../components/use-url-state';
import { squareMetres } from '../../format/square-metres';
import { useMay } from '../../session/session';
import { coloursOf } from './colours';
import { Holder } from './holder';
import { Who } from './who';

interface Props {
  unit?: string;
  asOf?: string;
}

/** The larger, the wider: areas of one unit stand beside each other as on a plan. */
function Tile({ area, colour, largest }: { area: Area; colour: string; largest: number }) {
  const { t } = useTranslation();
  const [, change] = useUrlState({ thing: '' });
  const size = area.squareMetres ?? 0;
  const share = Math.sqrt(size / largest);
  return (
    <button
      type="button"
      className={`plan-tile ${area.state}`}
      data-testid={`area-${area.id}`}
      style={{ background: colour, width: Math.round(96 + share * 80) }}
      onClick={() => change({ thing: area.id })}
    >
      <b>{area.name}</b>
      <span className="quiet figures">
        {area.code} · {squareMetres(size)} {t('areas.m2')}
      </span>
      <Holder area={area} />
    </button>
  );
}

function Units({ areas }: { areas: Area[] }) {
  const { t } = useTranslation();
  const colour = coloursOf(areas);
  const largest = Math.max(1, ...areas.map(({ squareMetres: size }) => size ?? 0));
  const ofUnit = useMemo(() => [...Map.groupBy(areas, ({ unit }) => unit).values()], [areas]);
  return (
    <div data-testid="areas-plan">
      {ofUnit.map((own) => (
        <section key={own[0]!.unit} className="plan-unit">
          <h3>
            {own[0]!.unitName}{' '}
            <span className="quiet figures">
              {t('areas.unitSum', {
                n: own.length,
                size: squareMetres(own.reduce((sum, { squareMetres: size }) => sum + (size ?? 0), 0)),
              })}
            </span>
          </h3>
          <div className="plan-tiles">
            {own.map((area) => (
              <Tile key={area.id} area={area} colour={colour(area)} largest={largest} />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

export function FloorPlan({ unit, asOf }: Props) {
  const { t } = useTranslation();
  const params = { unit, asOf, kind: 'area' };
  const list = useAreas(params);
  const maySee = useMay('contracts');
  if (list.error) return <ProblemAlert error={list.error} onRetry={list.refetch} />;
  if (list.loading && list.items.length === 0) return <Skeleton active />;
  return (
    <div className="stack">
      <ListHead
        testId="areas"
        name={t('areas.views.plan')}
        left={<span className="quiet">{t('areas.planHint')}</span>}
        list={{ path: areasPath, params }}
      />
      {list.items.length === 0 ? <Nothing>{t('areas.empty')}</Nothing> : <Units areas={list.items} />}
      <Pager list={list} />
      {maySee && list.items.length > 0 && <Who areas={list.items} />}
    </div>
  );
}
