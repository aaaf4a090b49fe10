import { Drawer, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnit } from '../../api/organization';
import { type Rectification, useRectification } from '../../api/rectifications';
import { Async } from '../../components/async';
import { PersonName } from '../../components/person-name';
import { useMay, useSession } from '../../session/session';
import { Assign, Close, Reopen, ReportDone } from './commands';
import { RectificationState } from './state-tag';

function Actions({ rectification }: { rectification: Rectification }) {
  const { unit, state, person, doneBy } = rectification;
  const within = useUnit(unit).data?.path.map(({ id }) => id);
  const mayCommand = useMay('command', within);
  const me = useSession().person;
  const isOpen = state === 'open' || state === 'assigned';
  const isDone = state === 'done' || state === 'closed';
  const mayCheck = mayCommand && me !== person && me !== doneBy;
  return (
    <div className="row" data-testid="rectification-actions">
      {isOpen && person && (mayCommand || me === person) && <ReportDone rectification={rectification} />}
      {isOpen && mayCommand && <Assign rectification={rectification} />}
      {state === 'done' && mayCheck && <Close rectification={rectification} />}
      {isDone && mayCheck && <Reopen rectification={rectification} />}
    </div>
  );
}

function Content({ rectification, asOf }: { rectification: Rectification; asOf?: string }) {
  const { t } = useTranslation();
  const { state, severity, unitName, person, personName, openedOn, dueOn, overdue, evidence } = rectification;
  const { source, doneBy, doneByName, doneOn, checkedBy, checkedByName, closedOn, reopened, reason } = rectification;
  const lines: [label: string, value: ReactNode][] = [
    [t('rectifications.source'), t(`rectifications.sources.${source}`)],
    [t('rectifications.severity'), severity],
    [t('rectifications.unit'), unitName],
    [t('rectifications.person'), person ? <PersonName name={personName} id={person} /> : t('rectifications.nobody')],
    [t('rectifications.openedOn'), openedOn],
    [t('rectifications.dueOn'), dueOn],
    [t('rectifications.doneBy'), doneBy && <PersonName name={doneByName} id={doneBy} />],
    [t('rectifications.doneOn'), doneOn],
    [t('rectifications.evidence'), evidence],
    [t('rectifications.checkedBy'), checkedBy && <PersonName name={checkedByName} id={checkedBy} />],
    [t('rectifications.closedOn'), closedOn],
    [
      t('rectifications.reopened'),
      reopened > 0 && t('rectifications.reopenedTimes', { n: reopened, reason: reason ?? t('common.none') }),
    ],
    [t('rectifications.withdrawnBecause'), state === 'withdrawn' && reason],
  ];
  return (
    <div className="stack">
      <div className="row">
        <RectificationState state={state} />
        {overdue && <Tag color="error">{t('rectifications.overdue')}</Tag>}
      </div>
      <dl className="rectification-lines">
        {lines.map(
          ([label, value]) =>
            value && (
              <div key={label} style={{ display: 'contents' }}>
                <dt className="quiet">{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {!asOf && <Actions rectification={rectification} />}
    </div>
  );
}

interface Props {
  id: string;
  asOf?: string;
  onClose: () => void;
}

export function RectificationDrawer({ id, asOf, onClose }: Props) {
  const query = useRectification(id, asOf);
  return (
    <Drawer open onClose={onClose} title={query.data?.title} size={480} data-testid="rectification-drawer">
      <Async query={query}>{(rectification) => <Content rectification={rectification} asOf={asOf} />}</Async>
    </Drawer>
  );
}
