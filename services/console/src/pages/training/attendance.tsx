import { Button, Checkbox, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Present, removalPath, sessionPath, useAttendance } from '../../api/training';
import { useCommand } from '../../api/use-command';
import { CommandButton } from '../../components/command-button';
import type { Column } from '../../components/data-table';
import { TextField } from '../../components/fields';
import { ListView } from '../../components/list-view';
import { PersonName } from '../../components/person-name';
import { useTellProblem } from '../../components/use-tell-problem';

interface Props {
  session: string;
  mayCommand: boolean;
  asOf?: string;
}

function Strike({ session, row: { person, name } }: { session: string; row: Present }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ reason: string }>
      label={t('training.strike')}
      title={t('training.strikeTitle', { name })}
      testId={`strike-${person}`}
      button={{ size: 'small' }}
      command={(body) => ({ path: removalPath(session, person), body })}
    >
      <TextField name="reason" label={t('common.reason')} extra={t('training.reasonHint')} />
    </CommandButton>
  );
}

/** The trainer's list: ticked is who was there; what was counted already cannot be unticked, but struck with a reason. */
export function Attendance({ session, mayCommand, asOf }: Props) {
  const { t } = useTranslation();
  const list = useAttendance(session, asOf);
  const counting = useCommand();
  const onError = useTellProblem();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const open = list.items.filter(({ present }) => !present).map(({ person }) => person);
  const people = open.filter((person) => chosen.has(person));
  const tick = (person: string, ticked: boolean) =>
    setChosen((before) => new Set(ticked ? [...before, person] : [...before].filter((id) => id !== person)));
  const count = () =>
    counting.mutate(
      { path: sessionPath(session, 'attendance'), body: { people } },
      { onSuccess: () => setChosen(new Set()), onError },
    );
  const columns: Column<Present>[] = [
    {
      key: 'present',
      title: t('training.present'),
      sortable: true,
      render: ({ person, name, present, by }) =>
        present ? (
          <Tag color="success">{by && t(`training.ways.${by}`)}</Tag>
        ) : mayCommand ? (
          <Checkbox
            checked={chosen.has(person)}
            aria-label={`${t('training.present')} ${name ?? person}`}
            onChange={({ target }) => tick(person, target.checked)}
            data-testid={`present-${person}`}
          />
        ) : (
          <span className="quiet">{t('training.absent')}</span>
        ),
    },
    { key: 'name', title: t('training.person'), render: ({ name, person }) => <PersonName name={name} id={person} /> },
    {
      key: 'unitName',
      title: t('training.personUnit'),
      sortable: true,
      render: (row) => row.unitName ?? t('common.none'),
    },
  ];
  return (
    <ListView
      testId="attendance"
      name={t('training.attendanceList')}
      left={
        mayCommand ? (
          <span className="row">
            <Checkbox
              checked={open.length > 0 && people.length === open.length}
              indeterminate={people.length > 0 && people.length < open.length}
              disabled={open.length === 0}
              onChange={({ target }) => setChosen(new Set(target.checked ? open : []))}
              data-testid="present-all"
            >
              {t('training.everybody')}
            </Checkbox>
            <Button
              type="primary"
              disabled={people.length === 0}
              loading={counting.isPending}
              onClick={count}
              data-testid="count-present"
            >
              {people.length > 0 ? t('training.countChosen', { n: people.length }) : t('training.count')}
            </Button>
          </span>
        ) : (
          <span />
        )
      }
      list={list}
      columns={columns}
      actions={mayCommand ? (row) => row.present && <Strike session={session} row={row} /> : undefined}
      empty={t('training.nobody')}
    />
  );
}
