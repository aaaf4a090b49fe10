import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AuditRecord } from '../../api/audit';
import { ActorName } from '../../components/actor-name';
import type { Column } from '../../components/data-table';
import { second } from '../../format/time';

/** Of a W3C `traceparent`, the part that names the trace. */
const traceId = (trace: string) => trace.split('-')[1] ?? trace;

export function useAuditColumns(onActor: (actor: string) => void): Column<AuditRecord>[] {
  const { t } = useTranslation();
  return [
    { key: 'at', title: t('audit.at'), render: ({ at }) => <span className="figures">{second(at)}</span> },
    {
      key: 'actor',
      title: t('audit.who'),
      render: ({ actor, actorName }) =>
        actor ? (
          <Button type="link" size="small" className="audit-actor" onClick={() => onActor(actor)}>
            <ActorName actor={actor} actorName={actorName} />
          </Button>
        ) : (
          <ActorName />
        ),
    },
    {
      key: 'action',
      title: t('audit.action'),
      render: ({ action, outcome }) => (
        <span className="row">
          {t(`audit.actions.${action}`)}
          {outcome === 'refused' && <Tag color="error">{t('audit.outcomes.refused')}</Tag>}
        </span>
      ),
    },
    {
      key: 'route',
      title: t('audit.route'),
      render: ({ route, status, detail }) => (
        <span className="audit-route">
          <code>{route}</code>
          <span className="quiet">{[status || undefined, detail].filter(Boolean).join(' · ')}</span>
        </span>
      ),
    },
    {
      key: 'people',
      title: t('audit.people'),
      align: 'right',
      render: ({ people }) => (people === 0 ? t('common.none') : people),
    },
    {
      key: 'trace',
      title: t('audit.trace'),
      render: ({ trace }) =>
        trace ? (
          <code className="quiet audit-trace" title={trace}>
            {traceId(trace)}
          </code>
        ) : (
          t('common.none')
        ),
    },
  ];
}
