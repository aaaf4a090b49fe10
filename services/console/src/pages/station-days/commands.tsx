import { PlusOutlined } from '@ant-design/icons';
import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  type StationDay,
  type StationMonth,
  type StationWeek,
  stationDayWithdrawalPath,
  stationDaysPath,
  stationDutiesPath,
  stationDutyEndPath,
  weekExcusePath,
} from '../../api/stations';
import { CommandButton } from '../../components/command-button';
import { DateField, Field, TextField } from '../../components/fields';
import { PersonSelect } from '../../components/person-select';
import { QuickText } from '../../components/quick-text';
import { UnitSelect } from '../../components/unit-select';
import { isoWeek } from '../../format/iso-week';
import { today } from '../../format/time';
import { WeekField } from './week-field';

interface NewDay {
  person?: string;
  station: string;
  on: string;
  done: string;
}

/** One's own day, or, by who answers for the unit, that of the leader who is chosen. */
export function LogDay({ forOthers = false, label }: { forOthers?: boolean; label: string }) {
  const { t } = useTranslation();
  return (
    <CommandButton<NewDay>
      label={label}
      testId="station-log"
      button={{ type: 'primary', icon: <PlusOutlined /> }}
      initial={{ on: today() }}
      command={(body) => ({ path: stationDaysPath, body })}
    >
      {forOthers && (
        <Field name="person" label={t('stations.leader')}>
          <PersonSelect />
        </Field>
      )}
      <Field name="station" label={t('stations.station')}>
        <UnitSelect tree="production" kind="station" />
      </Field>
      <Field name="done" label={t('stations.done')} extra={t('stations.doneHint')}>
        <QuickText phrases={t('stations.quick', { returnObjects: true })} between={t('stations.between')} />
      </Field>
      <DateField name="on" label={t('stations.on')} />
    </CommandButton>
  );
}

export function WithdrawDay({ day: { id, on } }: { day: StationDay }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ reason: string }>
      label={t('stations.withdraw')}
      title={t('stations.withdrawTitle', { on })}
      testId={`station-withdraw-${id}`}
      button={{ size: 'small', danger: true }}
      command={(body) => ({ path: stationDayWithdrawalPath(id), body })}
    >
      <TextField name="reason" label={t('common.reason')} />
    </CommandButton>
  );
}

export function ExcuseWeek({ week: { id, week } }: { week: StationWeek }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ reason: string }>
      label={t('stations.excuse')}
      title={t('stations.excuseTitle', { week })}
      intro={t('stations.excuseHint')}
      testId={`station-excuse-${id}`}
      button={{ size: 'small' }}
      command={(body) => ({ path: weekExcusePath(id), body })}
    >
      <TextField name="reason" label={t('common.reason')} />
    </CommandButton>
  );
}

const most = 7;

export function SetDuty() {
  const { t } = useTranslation();
  return (
    <CommandButton<{ person: string; from: string; to?: string; min: number; max: number }>
      label={t('stations.setDuty')}
      intro={t('stations.dutyHint')}
      testId="station-duty"
      initial={{ from: isoWeek(today()), min: 1, max: 2 }}
      command={({ to, ...values }) => ({ path: stationDutiesPath, body: { ...values, to: to || undefined } })}
    >
      <Field name="person" label={t('stations.leader')}>
        <PersonSelect />
      </Field>
      <div className="grid-fields">
        <WeekField name="from" label={t('stations.from')} />
        <WeekField name="to" label={t('stations.to')} optional />
        <Field name="min" label={t('stations.min')}>
          <InputNumber min={1} max={most} precision={0} />
        </Field>
        <Field name="max" label={t('stations.max')}>
          <InputNumber min={1} max={most} precision={0} />
        </Field>
      </div>
    </CommandButton>
  );
}

export function EndDuty({ of: { person, name } }: { of: StationMonth }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ to: string; reason: string }>
      label={t('stations.endDuty')}
      title={t('stations.endTitle', { name: name ?? person })}
      testId={`station-end-${person}`}
      button={{ size: 'small' }}
      initial={{ to: isoWeek(today()) }}
      command={(body) => ({ path: stationDutyEndPath(person), body })}
    >
      <WeekField name="to" label={t('stations.lastWeek')} />
      <TextField name="reason" label={t('common.reason')} />
    </CommandButton>
  );
}
