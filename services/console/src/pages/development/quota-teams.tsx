import { Button, Input, InputNumber, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type QuotaDetail, type QuotaTeam, teamClasses, useQuotaTeams } from '../../api/development';
import { type Column, DataTable } from '../../components/data-table';
import { SegmentedFilter } from '../../components/filters';
import { ListHead } from '../../components/list-view';
import { ProblemAlert } from '../../components/problem-alert';
import { useUrlState } from '../../components/use-url-state';
import { type Adjustment, useAdjustment } from './use-adjustment';

const colours = { share: undefined, remainder: 'processing', minimum: 'warning', none: undefined } as const;

function Granted({ team, adjustment }: { team: QuotaTeam; adjustment: Adjustment }) {
  const { t } = useTranslation();
  if (!adjustment.adjusting) return <b className="figures">{team.granted}</b>;
  return (
    <InputNumber
      min={0}
      max={10_000}
      precision={0}
      aria-label={`${t('development.granted')} ${team.name}`}
      data-testid={`development-places-${team.id}`}
      value={adjustment.draftOf(team.id)?.places ?? team.granted}
      onChange={(places) => adjustment.change(team, { places: places ?? 0 })}
    />
  );
}

function Reason({ team, adjustment }: { team: QuotaTeam; adjustment: Adjustment }) {
  const { t } = useTranslation();
  const { adjusting, draftOf, change, problemOf } = adjustment;
  if (!adjusting) return <span className="prose quiet">{team.reason ?? t('common.none')}</span>;
  const problem = problemOf(team.id);
  return (
    <span className="stack tight">
      <Input
        maxLength={200}
        aria-label={`${t('development.changeReason')} ${team.name}`}
        data-testid={`development-reason-${team.id}`}
        status={problem && 'error'}
        placeholder={team.class === 'blank' ? t('development.changeReasonHint') : undefined}
        value={draftOf(team.id)?.reason ?? team.reason}
        onChange={({ target }) => change(team, { reason: target.value })}
      />
      {problem && <span className="development-problem">{problem}</span>}
    </span>
  );
}

function Bar({ quota, adjustment }: { quota: QuotaDetail; adjustment: Adjustment }) {
  const { t } = useTranslation();
  const { adjusting, start, stop, save, sum, changed, saving } = adjustment;
  if (!adjusting)
    return (
      <Button onClick={start} data-testid="development-adjust">
        {t('development.adjust')}
      </Button>
    );
  return (
    <span className="row">
      <Tag color={sum === quota.places ? 'success' : 'error'} data-testid="development-sum">
        {t('development.adjusting', { sum, places: quota.places })}
      </Tag>
      <Button type="primary" disabled={!changed} loading={saving} onClick={save} data-testid="development-save">
        {t('development.save')}
      </Button>
      <Button onClick={stop}>{t('common.cancel')}</Button>
    </span>
  );
}

interface Props {
  quota: QuotaDetail;
  mayAdjust: boolean;
  asOf?: string;
}

/** What was proposed with its reasons, what holds, and how much of it is used. */
export function QuotaTeams({ quota, mayAdjust, asOf }: Props) {
  const { t } = useTranslation();
  const [{ its }] = useUrlState({ its: '' });
  const list = useQuotaTeams(quota.id, { class: its, asOf });
  const adjustment = useAdjustment(quota);
  const columns: Column<QuotaTeam>[] = [
    {
      key: 'code',
      title: t('development.team'),
      sortable: true,
      render: ({ name, unitPath }) => (
        <span className="two-lines">
          <b>{name}</b>
          <span className="quiet">{unitPath}</span>
        </span>
      ),
    },
    {
      key: 'class',
      title: t('development.class'),
      sortable: true,
      render: (team) => (
        <Tag color={team.class === 'blank' ? 'error' : undefined}>{t(`development.classNames.${team.class}`)}</Tag>
      ),
    },
    { key: 'members', title: t('development.members'), align: 'right', sortable: true, render: (team) => team.members },
    {
      key: 'share',
      title: t('development.share'),
      align: 'right',
      sortable: true,
      render: ({ share }) => share.toFixed(2),
    },
    {
      key: 'proposed',
      title: t('development.proposed'),
      align: 'right',
      sortable: true,
      render: (team) => team.proposed,
    },
    {
      key: 'because',
      title: t('development.because'),
      render: ({ because }) => <Tag color={colours[because]}>{t(`development.reasons.${because}`)}</Tag>,
    },
    {
      key: 'granted',
      title: t('development.granted'),
      align: 'right',
      sortable: !adjustment.adjusting,
      render: (team) => <Granted team={team} adjustment={adjustment} />,
    },
    {
      key: 'reason',
      title: t('development.changeReason'),
      render: (team) => <Reason team={team} adjustment={adjustment} />,
    },
    { key: 'used', title: t('development.used'), align: 'right', sortable: true, render: ({ used }) => used },
    {
      key: 'left',
      title: t('development.left'),
      align: 'right',
      sortable: true,
      render: ({ left }) => (left < 0 ? <Tag color="error">{t('development.over', { n: -left })}</Tag> : left),
    },
  ];
  return (
    <div className="stack">
      <p className="quiet">{t('development.howShared')}</p>
      <ListHead
        testId="development-teams"
        name={t('development.byTeam')}
        left={
          <SegmentedFilter
            name="its"
            options={[
              { value: '', label: t('development.anyClass') },
              ...teamClasses.map((value) => ({ value, label: t(`development.classNames.${value}`) })),
            ]}
            testId="development-classes"
          />
        }
        right={mayAdjust && <Bar quota={quota} adjustment={adjustment} />}
        list={list}
      />
      {adjustment.error && <ProblemAlert error={adjustment.error} />}
      <DataTable
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={t('development.emptyTeams')}
        testId="development-teams"
      />
    </div>
  );
}
