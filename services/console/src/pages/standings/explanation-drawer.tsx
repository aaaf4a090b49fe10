import { Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useExplanation } from '../../api/scoring';
import { Async } from '../../components/async';
import { EventView } from './event-view';
import { ExplanationView } from './explanation-view';
import './standings.css';

interface Props {
  subject: string;
  period: string;
  asOf?: string;
  onClose: () => void;
}

export function ExplanationDrawer({ subject, period, asOf, onClose }: Props) {
  const { t } = useTranslation();
  const [event, setEvent] = useState<string>();
  const explanation = useExplanation(subject, { period, asOf });
  return (
    <Drawer
      open
      size="min(720px, 100vw)"
      title={t('standings.explain')}
      onClose={onClose}
      data-testid="explanation-drawer"
    >
      <Async query={explanation}>
        {(shown) => <ExplanationView explanation={shown} readOnly={asOf !== undefined} onEvent={setEvent} />}
      </Async>
      <Drawer
        open={event !== undefined}
        size="min(640px, 100vw)"
        title={t('standings.event')}
        onClose={() => setEvent(undefined)}
        data-testid="event-drawer"
      >
        {event && <EventView id={event} />}
      </Drawer>
    </Drawer>
  );
}
