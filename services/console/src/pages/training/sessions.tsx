import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { planPath, type TrainingPlan, type TrainingSession, useSessions } from '../../api/training';
import { CommandButton } from '../../components/command-button';
import type { Column } from '../../components/data-table';
import { ChoiceField, DateField, TextField } from '../../components/fields';
import { ListView } from '../../components/list-view';
import { today } from '../../format/time';

interface Props {
  plan: TrainingPlan;
  mayCommand: boolean;
  asOf?: string;
}

interface Draft {
  name: string;
  course?: string;
  level?: string;
  place?: string;
  on: string;
}

function Schedule({ plan: { id, levels, courses } }: { plan: TrainingPlan }) {
  const { t } = useTranslation();
  const choices = (of: { code: string; name: string }[]) => of.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <CommandButton<Draft>
      label={t('training.schedule')}
      intro={t('training.scheduleHint')}
      testId="training-schedule"
      button={{ type: 'primary' }}
      initial={{ on: today() }}
      command={({ place, ...body }) => ({
        path: planPath(id, 'sessions'),
        body: { ...body, place: place || undefined },
      })}
    >
      <TextField name="name" label={t('training.sessionName')} extra={t('training.reasonHint')} />
      <div className="grid-fields">
        <DateField name="on" label={t('training.on')} />
        <TextField name="place" label={t('training.place')} optional />
        <ChoiceField name="level" label={t('training.forWhom')} options={choices(levels)} optional />
        <ChoiceField name="course" label={t('training.course')} options={choices(courses)} optional />
      </div>
    </CommandButton>
  );
}

export function Sessions({ plan, mayCommand, asOf }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const list = useSessions(plan.id, asOf);
  const none = t('common.none');
  const columns: Column<TrainingSession>[] = [
    { key: 'on', title: t('training.on'), sortable: true, render: ({ on }) => on },
    { key: 'name', title: t('training.sessionName'), sortable: true, render: ({ name }) => name },
    { key: 'courseName', title: t('training.course'), sortable: true, render: (row) => row.courseName ?? none },
    {
      key: 'levelName',
      title: t('training.forWhom'),
      sortable: true,
      render: ({ levelName }) => levelName ?? t('training.everybody'),
    },
    { key: 'place', title: t('training.place'), sortable: true, render: ({ place }) => place ?? none },
    {
      key: 'attended',
      title: t('training.present'),
      sortable: true,
      render: ({ attended, expected, state }) =>
        state === 'cancelled' ? (
          <Tag>{t('training.sessionStates.cancelled')}</Tag>
        ) : (
          <span className="figures">{t('training.presentOf', { present: attended, expected })}</span>
        ),
    },
  ];
  return (
    <ListView
      testId="sessions"
      name={t('training.sessions')}
      left={<span>{mayCommand && <Schedule plan={plan} />}</span>}
      list={list}
      columns={columns}
      empty={t('training.noSessions')}
      onOpen={({ id }) => navigate(`/training/${plan.id}/sessions/${id}${asOf ? `?asOf=${asOf}` : ''}`)}
    />
  );
}
