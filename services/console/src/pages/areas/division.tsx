import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DivisionReport, type Proposal, type ProposedItem, divisionPath } from '../../api/areas';
import { post, withParams } from '../../api/http';
import { holdPage } from '../../components/open-forms';
import { PersonName } from '../../components/person-name';
import { ProblemAlert } from '../../components/problem-alert';
import { squareMetres } from '../../format/square-metres';
import { today } from '../../format/time';
import { useLocal } from '../../i18n/use-local';
import { Loads } from './loads';

interface Props {
  unit: string;
  proposal: Proposal;
  onDone: () => void;
}

interface RowProps {
  item: ProposedItem;
  member: string | undefined;
  options: { value: string; label: string }[];
  problem?: DivisionReport['problems'][number];
  onChange: (member: string | undefined) => void;
}

function Row({ item, member, options, problem, onChange }: RowProps) {
  const { t } = useTranslation();
  const local = useLocal();
  const { thing, kind, name, employeeName, unitName, squareMetres: size } = item;
  return (
    <div className="division-row" data-testid={`division-${thing}`}>
      <span>
        <b>{kind === 'employee' ? <PersonName name={employeeName} id={thing} /> : name}</b>{' '}
        <span className="quiet">{unitName}</span>
      </span>
      <span className="quiet figures">
        {t(`areas.kinds.${kind}`)} {size !== undefined && `${squareMetres(size)} ${t('areas.m2')}`}
      </span>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('areas.memberFor', { name: name ?? employeeName ?? thing })}
        placeholder={t('areas.leaveOpen')}
        status={problem && 'error'}
        value={member}
        options={options}
        onChange={onChange}
      />
      {problem && <span className="problem">{local(problem)}</span>}
    </div>
  );
}

/** The proposal, to be changed row by row; all of it is done, or, where anything is refused, nothing. */
export function Division({ unit, proposal, onDone }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [items] = useState(proposal.items);
  const [chosen, setChosen] = useState(() => new Map<string, string | undefined>());
  const [from, setFrom] = useState(today());
  // Nothing of the proposal moves while somebody works on it.
  useEffect(() => holdPage(), []);
  const memberOf = ({ thing, member }: ProposedItem) => (chosen.has(thing) ? chosen.get(thing) : member);
  const divided = items.flatMap((item) => {
    const member = memberOf(item);
    return member ? [{ ...item, member }] : [];
  });
  const sending = useMutation({
    mutationFn: (dryRun: boolean) => {
      const body = { unit, from, items: divided.map(({ thing, member }) => ({ thing, member })) };
      return post<DivisionReport>(withParams(divisionPath, { dryRun }), body);
    },
    onSuccess: ({ applied, problems }) => {
      if (!applied) return;
      void client.invalidateQueries();
      if (problems.length > 0) return;
      message.success(t('common.done'));
      onDone();
    },
  });
  const report = sending.data;
  const problems = new Map(report?.problems.map((problem) => [problem.thing, problem]));
  const options = proposal.members.map(({ person, name }) => ({ value: person, label: name ?? person }));
  const choose = (thing: string, member: string | undefined) => {
    sending.reset();
    setChosen((before) => new Map(before).set(thing, member));
  };
  const nothing = divided.length === 0;
  return (
    <div className="stack">
      <div className="row spread">
        <label className="row">
          {t('areas.from')}
          <DatePicker
            allowClear={false}
            value={dayjs(from)}
            aria-label={t('areas.from')}
            onChange={(day) => {
              if (!day) return;
              sending.reset();
              setFrom(day.format('YYYY-MM-DD'));
            }}
          />
        </label>
        <span className="row">
          <Button
            disabled={nothing}
            loading={sending.isPending}
            onClick={() => sending.mutate(true)}
            data-testid="division-check"
          >
            {t('areas.check')}
          </Button>
          <Button
            type="primary"
            disabled={nothing}
            loading={sending.isPending}
            onClick={() => sending.mutate(false)}
            data-testid="division-confirm"
          >
            {t('areas.confirm', { n: divided.length })}
          </Button>
        </span>
      </div>
      {sending.error && <ProblemAlert error={sending.error} />}
      {report && (
        <Alert
          showIcon
          data-testid="division-report"
          type={report.problems.length === 0 ? 'success' : 'warning'}
          title={t(report.problems.length === 0 ? 'areas.checked' : 'areas.nothingDone', {
            made: report.made,
            n: report.problems.length,
          })}
        />
      )}
      <Loads items={divided} members={proposal.members} />
      <div data-testid="division-items">
        {items.map((item) => (
          <Row
            key={item.thing}
            item={item}
            member={memberOf(item)}
            options={options}
            problem={problems.get(item.thing)}
            onChange={(member) => choose(item.thing, member)}
          />
        ))}
      </div>
    </div>
  );
}
