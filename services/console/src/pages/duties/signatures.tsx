import { Segmented, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DutySignature, useDutySignatures } from '../../api/duties';
import type { Column } from '../../components/data-table';
import { ListView } from '../../components/list-view';
import { PersonName } from '../../components/person-name';

interface Props {
  list: string;
  version: string;
  asOf?: string;
}

export function Signatures({ list, version, asOf }: Props) {
  const { t } = useTranslation();
  const [state, setState] = useState('');
  const signatures = useDutySignatures(list, version, state, asOf);
  const none = t('common.none');
  const columns: Column<DutySignature>[] = [
    {
      key: 'name',
      title: t('duties.person'),
      render: ({ name, person }) => <PersonName name={name} id={person} />,
    },
    { key: 'unitName', title: t('duties.unit'), sortable: true, render: ({ unitName }) => unitName ?? none },
    {
      key: 'state',
      title: t('duties.state'),
      sortable: true,
      render: ({ state: its }) => (
        <Tag color={its === 'signed' ? 'success' : 'warning'}>{t(`duties.signatureStates.${its}`)}</Tag>
      ),
    },
    { key: 'signedOn', title: t('duties.signedOn'), sortable: true, render: ({ signedOn }) => signedOn ?? none },
    { key: 'remindedOn', title: t('duties.remindedOn'), render: ({ remindedOn }) => remindedOn ?? none },
  ];
  return (
    <ListView
      testId="signatures"
      name={t('duties.signatures')}
      left={
        <Segmented
          value={state}
          data-testid="signatures-filter"
          options={[
            { value: '', label: t('duties.anyState') },
            { value: 'open', label: t('duties.signatureStates.open') },
            { value: 'signed', label: t('duties.signatureStates.signed') },
          ]}
          onChange={setState}
        />
      }
      list={signatures}
      columns={columns}
      empty={t('duties.nobody')}
    />
  );
}
