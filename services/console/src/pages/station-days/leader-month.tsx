import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { StationMonth, StationWeek, WeekState } from '../../api/stations';
import { PersonName } from '../../components/person-name';
import { useSession } from '../../session/session';
import { EndDuty, ExcuseWeek, WithdrawDay } from './commands';
import './station-days.css';

const colours: Record<WeekState, string | undefined> = {
  met: 'success',
  over: 'processing',
  short: 'error',
  excused: 'default',
  running: 'warning',
  free: undefined,
};

interface WeekProps {
  week: StationWeek;
  mayLog: boolean;
  mayExcuse: boolean;
}

function Week({ week, mayLog, mayExcuse }: WeekProps) {
  const { t } = useTranslation();
  const { from, to, days, state, min, max, excused } = week;
  const canExcuse = mayExcuse && (state === 'short' || (state === 'running' && !excused));
  return (
    <li className={`station-week ${state}`} data-testid={`station-week-${week.week}`}>
      <div className="row spread">
        <strong>{week.week}</strong>
        <Tag color={colours[state]} data-testid={`week-state-${state}`}>
          {t(`stations.states.${state}`)}
        </Tag>
      </div>
      <span className="quiet figures">
        {from.slice(5)} – {to.slice(5)} · {t('stations.daysOf', { n: days.length })}
        {min !== undefined && ` · ${t('stations.expected', { min, max })}`}
      </span>
      {days.map((day) => (
        <div key={day.id} className="station-day">
          <span>
            {day.on} {day.stationName}
          </span>
          <span className="quiet">{day.done}</span>
          {mayLog && (
            <span>
              <WithdrawDay day={day} />
            </span>
          )}
        </div>
      ))}
      {excused && <span className="quiet">{excused}</span>}
      {canExcuse && (
        <span>
          <ExcuseWeek week={week} />
        </span>
      )}
    </li>
  );
}

/** A month of one leader, week by week. */
export function LeaderMonth({ of, mayCommand }: { of: StationMonth; mayCommand: boolean }) {
  const { t } = useTranslation();
  const { person, name, unitName, weeks, days, shortfalls } = of;
  const isMe = useSession().person === person;
  const isExpected = weeks.some(({ min }) => min !== undefined);
  return (
    <Card size="small" data-testid={`station-month-${person}`}>
      <div className="stack tight">
        <div className="row spread">
          <span className="row">
            <strong>
              <PersonName name={name} id={person} />
            </strong>
            <span className="quiet">{unitName}</span>
          </span>
          <span className="row">
            <span className="quiet">{t('stations.days', { n: days })}</span>
            <Tag color={shortfalls > 0 ? 'error' : 'success'}>
              {shortfalls > 0 ? t('stations.shortfalls', { n: shortfalls }) : t('stations.noShortfall')}
            </Tag>
            {mayCommand && isExpected && <EndDuty of={of} />}
          </span>
        </div>
        <ul className="station-weeks">
          {weeks.map((week) => (
            <Week key={week.id} week={week} mayLog={mayCommand || isMe} mayExcuse={mayCommand && !isMe} />
          ))}
        </ul>
      </div>
    </Card>
  );
}
