import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type CurvePoint, useCoverageCurve } from '../api/coverage';
import { monthsBefore, today, toWall } from '../format/time';
import { Async } from './async';
import { Curve } from './curve';
import { Nothing } from './nothing';

interface Props {
  unit?: string;
  asOf?: string;
}

function Drawn({ points }: { points: CurvePoint[] }) {
  const { t } = useTranslation();
  const data = useMemo(
    () =>
      points.map(({ on, percent, linked, teams }) => ({ on, percent: Number(percent), note: `${linked} / ${teams}` })),
    [points],
  );
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return <Nothing>{t('common.empty')}</Nothing>;
  return <Curve data={data} label={t('coverage.curveLabel', { from: first.on, to: last.on, percent: last.percent })} />;
}

export function CoverageCurve({ unit, asOf }: Props) {
  const to = asOf ? toWall(asOf).slice(0, 10) : today();
  const curve = useCoverageCurve({ unit, asOf, from: monthsBefore(to, 12), to });
  return (
    <div data-testid="coverage-curve">
      <Async query={curve}>{({ points }) => <Drawn points={points} />}</Async>
    </div>
  );
}
