import { Descriptions, Drawer, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Area, type Contract, useArea, useContracts } from '../../api/areas';
import { Async } from '../../components/async';
import { type Column, DataTable } from '../../components/data-table';
import { PersonName } from '../../components/person-name';
import { squareMetres } from '../../format/square-metres';
import { useMay } from '../../session/session';
import { CloseArea, ContractCommands, MeasureArea } from './commands';
import { Ending } from './contract-table';
import { Holder } from './holder';

interface Props {
  id: string;
  asOf?: string;
  onClose: () => void;
}

function History({ id, asOf }: { id: string; asOf?: string }) {
  const { t } = useTranslation();
  const columns: Column<Contract>[] = [
    {
      key: 'member',
      title: t('areas.member'),
      render: ({ memberName, member }) => <PersonName name={memberName} id={member} />,
    },
    { key: 'from', title: t('areas.from'), render: ({ from }) => from },
    { key: 'to', title: t('areas.to'), render: ({ to }) => to ?? t('common.none') },
    { key: 'cause', title: t('areas.cause'), render: (contract) => <Ending contract={contract} /> },
  ];
  return (
    <DataTable
      list={useContracts({ thing: id, asOf })}
      columns={columns}
      rowKey={(contract) => contract.id}
      empty={t('areas.neverContracted')}
      testId="thing-history"
    />
  );
}

function Content({ area, asOf }: { area: Area; asOf?: string }) {
  const { t } = useTranslation();
  const mayCommand = useMay('command', area.within) && !asOf;
  const maySee = useMay('contracts', area.within);
  return (
    <div className="stack">
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'unit', label: t('areas.unit'), children: area.unitName },
          { key: 'code', label: t('common.code'), children: area.code },
          ...(area.squareMetres === undefined
            ? []
            : [{ key: 'size', label: t('areas.squareMetres'), children: squareMetres(area.squareMetres) }]),
          { key: 'on', label: t('areas.since'), children: area.on },
          {
            key: 'member',
            label: t('areas.member'),
            children: (
              <span className="row">
                <Holder area={area} />
                {area.from && <span className="quiet">{t('areas.sinceDay', { on: area.from })}</span>}
              </span>
            ),
          },
        ]}
      />
      {mayCommand && area.state !== 'closed' && (
        <div className="row">
          <ContractCommands thing={area.id} title={area.name} contracted={area.state === 'contracted'} />
          {area.kind === 'area' && <MeasureArea area={area} />}
          <CloseArea area={area} />
        </div>
      )}
      {area.state === 'closed' && <Tag>{t('areas.closedOn', { on: area.closedOn })}</Tag>}
      {maySee && (
        <section className="stack tight">
          <h3>{t('areas.history')}</h3>
          <History id={area.id} asOf={asOf} />
        </section>
      )}
    </div>
  );
}

/** One area or post: what it is, who answers for it, who did. */
export function ThingDrawer({ id, asOf, onClose }: Props) {
  const { t } = useTranslation();
  const open = useArea(id, { asOf });
  const closed = useArea(id, { asOf, state: 'closed' });
  const area = [...(open.data?.items ?? []), ...(closed.data?.items ?? [])].find((found) => found.id === id);
  return (
    <Drawer
      open
      size="min(720px, 100vw)"
      title={area?.name ?? t('areas.area')}
      onClose={onClose}
      data-testid="thing-drawer"
    >
      <Async query={open}>{() => area && <Content area={area} asOf={asOf} />}</Async>
    </Drawer>
  );
}
