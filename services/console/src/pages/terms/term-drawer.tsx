import { Drawer, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Election, type Term, electionsPath, termsPath, useElections } from '../../api/terms';
import { useGet } from '../../api/use-get';
import type { ListAnswer } from '../../api/use-list';
import { Async } from '../../components/async';
import { type Column, DataTable } from '../../components/data-table';
import { ListHead } from '../../components/list-view';
import { useMay } from '../../session/session';
import { Postpone, RecordElection, Withdraw } from './commands';
import { Committee } from './committee';
import { StateTag } from './state-tag';

interface Props {
  asOf?: string;
}

const colours = { current: 'success', past: undefined, withdrawn: 'default' } as const;

function Elections({ term, mayCommand, asOf }: Props & { term: Term; mayCommand: boolean }) {
  const { t } = useTranslation();
  const columns: Column<Election>[] = [
    { key: 'electedOn', title: t('terms.electedOn'), sortable: true, render: ({ electedOn }) => electedOn },
    {
      key: 'until',
      title: t('terms.term'),
      render: ({ from, until, postponedFrom, approvedBy }) => (
        <span className="two-lines">
          <span className="figures">
            {from} – {until}
          </span>
          {postponedFrom && (
            <span className="quiet">{t('terms.postponedBy', { from: postponedFrom, by: approvedBy })}</span>
          )}
        </span>
      ),
    },
    {
      key: 'present',
      title: t('terms.attendance'),
      align: 'right',
      render: ({ present, entitled }) => (
        <span className="figures">
          {present} / {entitled}
        </span>
      ),
    },
    {
      key: 'state',
      title: t('terms.state'),
      render: ({ state, reason }) => (
        <span className="row">
          <Tag color={colours[state]}>{t(`terms.electionStates.${state}`)}</Tag>
          {reason && <span className="quiet prose">{reason}</span>}
        </span>
      ),
    },
  ];
  return (
    <DataTable
      list={useElections(term.id, asOf)}
      columns={columns}
      actions={
        mayCommand
          ? (election) =>
              election.state === 'current' && (
                <span className="row">
                  {!election.postponedFrom && <Postpone organization={term} election={election} />}
                  <Withdraw organization={term} election={election} />
                </span>
              )
          : undefined
      }
      rowKey={({ id }) => id}
      empty={t('terms.noElections')}
      testId="term-elections"
    />
  );
}

function Content({ term, asOf }: Props & { term: Term }) {
  const { t } = useTranslation();
  const mayCommand = useMay('command', term.within) && !asOf;
  const maySeePosts = useMay('posts', term.within);
  return (
    <div className="stack">
      <ListHead
        testId="term-elections"
        name={`${t('terms.history')} ${term.name}`}
        left={
          <p className="row quiet">
            {term.unitPath}
            <Tag>{t(`organization.kinds.${term.kind}`)}</Tag>
            <StateTag state={term.state} />
          </p>
        }
        right={mayCommand && <RecordElection organization={term} />}
        list={{ path: electionsPath(term.id), params: { asOf } }}
      />
      <section className="stack tight">
        <h3>{t('terms.history')}</h3>
        <Elections term={term} mayCommand={mayCommand} asOf={asOf} />
      </section>
      {maySeePosts && <Committee organization={term} asOf={asOf} />}
    </div>
  );
}

/** One Party organisation: its elections, and who sits in its committee. */
export function TermDrawer({ id, asOf, onClose }: Props & { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const query = useGet<ListAnswer<Term>>(termsPath, { organization: id, asOf });
  const term = query.data?.items.find((found) => found.id === id);
  return (
    <Drawer
      open
      size="min(860px, 100vw)"
      title={term?.name ?? t('terms.organization')}
      onClose={onClose}
      data-testid="term-drawer"
    >
      <Async query={query}>{() => term && <Content term={term} asOf={asOf} />}</Async>
    </Drawer>
  );
}
