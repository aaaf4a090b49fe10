import { Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import { useEvent } from '../../api/scoring';
import { Async } from '../../components/async';
import { instant } from '../../format/time';
import { JsonView } from './json-view';

export function EventView({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <Async query={useEvent(id)}>
      {(event) => (
        <div className="stack" data-testid="event-view">
          <Descriptions
            column={1}
            size="small"
            bordered
            styles={{ label: { whiteSpace: 'nowrap' } }}
            items={[
              { key: 'type', label: t('standings.eventType'), children: <code>{event.type}</code> },
              { key: 'time', label: t('standings.eventTime'), children: instant(event.time) },
              { key: 'subject', label: t('standings.eventSubject'), children: event.subject },
              { key: 'source', label: t('standings.eventSource'), children: event.source },
              { key: 'id', label: 'ID', children: <code>{event.id}</code> },
            ]}
          />
          <h3>{t('standings.eventData')}</h3>
          <JsonView value={event.data} />
        </div>
      )}
    </Async>
  );
}
