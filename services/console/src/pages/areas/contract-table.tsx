import { Select, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Contract, type ContractState, contractStates, contractedKinds, useContracts } from '../../api/areas';
import type { Column } from '../../components/data-table';
import { ListView } from '../../components/list-view';
import { PersonName } from '../../components/person-name';
import { useUrlState } from '../../components/use-url-state';
import { squareMetres } from '../../format/square-metres';
import { useMay } from '../../session/session';
import { ContractCommands, titleOf } from './commands';

interface Props {
  unit?: string;
  asOf?: string;
}

const colours: Record<ContractState, string | undefined> = {
  coming: 'processing',
  inForce: 'success',
  ended: undefined,
};

export function Ending({ contract: { state, cause, reason } }: { contract: Contract }) {
  const { t } = useTranslation();
  if (!cause) return <Tag color={colours[state]}>{t(`areas.states.${state}`)}</Tag>;
  return (
    <span className="row">
      <Tag>{t(`areas.causes.${cause}`)}</Tag>
      {reason && <span className="quiet prose">{reason}</span>}
    </span>
  );
}

export function ThingName({ contract: { name, employeeName, employee } }: { contract: Contract }) {
  return employee ? <PersonName name={employeeName} id={employee} /> : <>{name}</>;
}

function Actions({ contract }: { contract: Contract }) {
  const mayCommand = useMay('command', contract.within);
  if (!mayCommand || contract.to !== undefined) return null;
  return <ContractCommands thing={contract.thing} title={titleOf(contract)} contracted small />;
}

export function ContractTable({ unit, asOf }: Props) {
  const { t } = useTranslation();
  const [{ kind, state, member }, change] = useUrlState({ kind: '', state: 'inForce', member: '' });
  const list = useContracts({ unit, asOf, kind, state: state === 'all' ? '' : state, member });
  const columns: Column<Contract>[] = [
    { key: 'kind', title: t('areas.kind'), sortable: true, render: (row) => t(`areas.kinds.${row.kind}`) },
    { key: 'thing', title: t('areas.thing'), render: (row) => <ThingName contract={row} /> },
    { key: 'unitName', title: t('areas.unit'), sortable: true, render: ({ unitName }) => unitName },
    {
      key: 'squareMetres',
      title: t('areas.squareMetres'),
      align: 'right',
      sortable: true,
      render: ({ squareMetres: size }) => (size === undefined ? t('common.none') : squareMetres(size)),
    },
    {
      key: 'member',
      title: t('areas.member'),
      render: (row) => <PersonName name={row.memberName} id={row.member} />,
    },
    { key: 'from', title: t('areas.from'), sortable: true, render: ({ from }) => from },
    { key: 'to', title: t('areas.to'), render: ({ to }) => to ?? t('common.none') },
    { key: 'state', title: t('areas.state'), render: (row) => <Ending contract={row} /> },
  ];
  return (
    <ListView
      testId="contracts"
      name={t('areas.views.contracts')}
      left={
        <div className="filters">
          <Select
            aria-label={t('areas.kind')}
            allowClear
            placeholder={t('areas.anyKind')}
            value={kind || undefined}
            options={contractedKinds.map((value) => ({ value, label: t(`areas.kinds.${value}`) }))}
            onChange={(value?: string) => change({ kind: value ?? '' })}
          />
          <Select
            aria-label={t('areas.state')}
            value={state}
            options={[
              ...contractStates.map((value) => ({ value: value, label: t(`areas.states.${value}`) })),
              { value: 'all', label: t('common.all') },
            ]}
            onChange={(value: string) => change({ state: value })}
          />
        </div>
      }
      list={list}
      columns={columns}
      actions={asOf ? undefined : (row) => <Actions contract={row} />}
      empty={t('areas.emptyContracts')}
    />
  );
}
