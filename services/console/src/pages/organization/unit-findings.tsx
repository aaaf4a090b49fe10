import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type UnitFinding, useUnitFindings } from '../../api/chart';
import type { Tree } from '../../api/organization';
import { type Column, DataTable } from '../../components/data-table';
import { ExportButton } from '../../components/spreadsheet-button';

interface Props {
  tree: Tree;
  asOf?: string;
  onChoose: (id: string) => void;
}

/** Who and what was left in dissolved units; nothing where nobody was. */
export function UnitFindings({ tree, asOf, onChoose }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const list = useUnitFindings(tree, asOf);
  const count = list.total ?? list.items.length;
  const columns: Column<UnitFinding>[] = [
    { key: 'name', title: t('chart.unit'), sortable: true, render: ({ name }) => name },
    { key: 'kind', title: t('organization.kind'), render: ({ kind }) => t(`organization.kinds.${kind}`) },
    { key: 'unitPath', title: t('chart.stoodUnder'), render: ({ unitPath }) => unitPath },
    { key: 'dissolvedOn', title: t('organization.dissolvedOn'), sortable: true, render: (row) => row.dissolvedOn },
    {
      key: 'finding',
      title: t('chart.finding'),
      render: ({ finding, count: many }) => t(`chart.findingWords.${finding}`, { count: many }),
    },
  ];
  if (count === 0) return null;
  return (
    <>
      <Alert
        type="warning"
        showIcon
        data-testid="unit-findings"
        title={t('chart.findings', { count })}
        action={
          <Button size="small" onClick={() => setOpen(true)} data-testid="findings-open">
            {t('chart.findingsOpen')}
          </Button>
        }
      />
      <Modal title={t('chart.findingsTitle')} open={open} onCancel={() => setOpen(false)} footer={null} width={860}>
        <div className="stack tight">
          <ExportButton name={t('chart.findingsTitle')} list={list} testId="findings-export" />
          <DataTable
            list={list}
            columns={columns}
            rowKey={({ id }) => id}
            empty={t('chart.noFindings')}
            testId="unit-findings-table"
            onOpen={({ unit }) => {
              setOpen(false);
              onChoose(unit);
            }}
          />
        </div>
      </Modal>
    </>
  );
}
