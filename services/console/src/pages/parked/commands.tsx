import { useTranslation } from 'react-i18next';
import { type Parked, discardPath, replayPath } from '../../api/parked';
import { CommandButton } from '../../components/command-button';

/** The whole stream, in order: what waits behind an event can only follow it. */
export function Replay({ parked: { service, consumer, stream, event } }: { parked: Parked }) {
  const { t } = useTranslation();
  return (
    <CommandButton
      label={t('parked.replay')}
      title={t('parked.replayTitle')}
      intro={t('parked.replayIntro', { stream })}
      testId={`parked-replay-${consumer}-${event}`}
      button={{ size: 'small' }}
      command={() => ({ path: replayPath(service), body: { consumer, stream } })}
    />
  );
}

export function Discard({ parked: { service, consumer, event } }: { parked: Parked }) {
  const { t } = useTranslation();
  return (
    <CommandButton
      label={t('parked.discard')}
      title={t('parked.discardTitle')}
      intro={t('parked.discardIntro', { consumer, event })}
      testId={`parked-discard-${consumer}-${event}`}
      button={{ size: 'small', danger: true }}
      command={() => ({ path: discardPath(service), body: { consumer, event } })}
    />
  );
}
