import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Entry, reversalPath } from '../../api/scoring';
import { CommandButton } from '../../components/command-button';
import { DateField, TextField } from '../../components/fields';
import { signedPoints } from '../../format/points';
import { instant, today } from '../../format/time';
import { useMay } from '../../session/session';

function ReverseEntry({ subject, entry }: { subject: string; entry: Entry }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ reason: string; on: string }>
      label={t('standings.reverse')}
      title={t('standings.reverseTitle', { item: entry.itemName })}
      intro={t('standings.reverseHint')}
      testId={`entry-reverse-${entry.id}`}
      button={{ size: 'small', type: 'text', danger: true }}
      initial={{ on: today() }}
      command={(values) => ({
        path: reversalPath(subject, entry.id),
        body: { ...values, entryOn: entry.on },
      })}
    >
      <TextField name="reason" label={t('common.reason')} long />
      <DateField name="on" label={t('common.date')} />
    </CommandButton>
  );
}

function CauseLine({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const { kind, by, at, summary } = entry.cause;
  const parts = [
    t(kind === 'event' ? 'standings.causeEvent' : 'standings.causeManual'),
    summary !== entry.reason && summary,
    kind === 'manual' && by,
    at && instant(at),
    t('standings.ruleVersion', { n: entry.ruleVersion }),
  ];
  return <span className="quiet">{parts.filter(Boolean).join(' · ')}</span>;
}

interface Props {
  subject: string;
  entry: Entry;
  readOnly: boolean;
  onEvent: (id: string) => void;
}

export function EntryView({ subject, entry, readOnly, onEvent }: Props) {
  const { t } = useTranslation();
  const mayReverse = useMay('command') && !readOnly && !entry.reversedBy && !entry.reverses;
  const { id: eventId } = entry.cause;
  return (
    <article className={entry.reversedBy ? 'entry reversed' : 'entry'} data-testid={`entry-${entry.id}`}>
      <div className="entry-head">
        <span className="row">
          <span className="figures">{entry.on}</span>
          <span>{entry.reason}</span>
          {entry.reversedBy && <Tag>{t('standings.reversed')}</Tag>}
          {entry.reverses && <Tag>{t('standings.reversesOther')}</Tag>}
        </span>
        <b className="figures entry-points">{signedPoints(entry.points)}</b>
      </div>
      <CauseLine entry={entry} />
      {entry.evidence && (
        <span className="quiet">
          {t('standings.evidence')}: {entry.evidence}
        </span>
      )}
      <div className="row">
        {eventId && (
          <Button size="small" onClick={() => onEvent(eventId)} data-testid={`entry-event-${entry.id}`}>
            {t('standings.openEvent')}
          </Button>
        )}
        {mayReverse && <ReverseEntry subject={subject} entry={entry} />}
      </div>
    </article>
  );
}
