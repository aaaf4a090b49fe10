import { Card, Steps } from 'antd';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { type SelectionDetail, useSelection } from '../../api/leaders';
import { useAsOf } from '../../components/as-of';
import { AsOfPage } from '../../components/as-of-page';
import { Async } from '../../components/async';
import { PersonName } from '../../components/person-name';
import { useMay } from '../../session/session';
import { StateTag } from './state-tag';
import { Approve, Reject, Review, Vote, Withdraw } from './steps';

interface Told {
  on?: string;
  by?: ReactNode;
  words?: ReactNode;
}

function StepText({ on, by, words }: Told) {
  const { t } = useTranslation();
  if (!on) return <span className="quiet">{t('leaders.waiting')}</span>;
  return (
    <span className="two-lines">
      <span className="figures">{on}</span>
      {by && <span className="quiet">{by}</span>}
      {words && <span className="prose">{words}</span>}
    </span>
  );
}

/** The three steps after the nomination, each with who, when and what. */
function ThreeSteps({ selection: { nomination, review, vote, decision, state } }: { selection: SelectionDetail }) {
  const { t } = useTranslation();
  const by = ({ by: id, byName }: { by: string; byName?: string | null }) => (
    <>
      {t('leaders.by', { name: '' })}
      <PersonName name={byName} id={id} />
    </>
  );
  const failed = state === 'opposed' || state === 'notCarried' || state === 'rejected';
  const done = [nomination, review, vote, decision].filter((step) => step !== undefined).length;
  return (
    <Steps
      responsive
      current={failed ? done - 1 : done}
      status={failed ? 'error' : 'process'}
      data-testid="leader-steps"
      items={[
        {
          title: t('leaders.steps.nomination'),
          content: <StepText on={nomination.on} by={by(nomination)} words={nomination.words} />,
        },
        {
          title: t('leaders.steps.review'),
          content: (
            <StepText
              on={review?.on}
              by={review && by(review)}
              words={review && `${t(`leaders.outcomes.${review.outcome}`)} · ${review.words}`}
            />
          ),
        },
        {
          title: t('leaders.steps.vote'),
          content: <StepText on={vote?.on} words={vote && t('leaders.votes', { ...vote })} />,
        },
        {
          title: t('leaders.steps.decision'),
          content: (
            <StepText
              on={decision?.on}
              by={decision && by(decision)}
              words={decision?.from ? t('leaders.since', { on: decision.from }) : decision?.reason}
            />
          ),
        },
      ]}
    />
  );
}

/** Only the next step is offered: what would be refused is not. */
function NextStep({ selection }: { selection: SelectionDetail }) {
  const { state, within, approvedBy } = selection;
  const mayCommand = useMay('command', within);
  const mayApprove = useMay('command', within.slice(within.indexOf(approvedBy ?? '')));
  return (
    <span className="row">
      {mayCommand && state === 'nominated' && <Review selection={selection} />}
      {mayCommand && state === 'supported' && <Vote selection={selection} />}
      {mayApprove && state === 'carried' && <Approve selection={selection} />}
      {mayApprove && state === 'carried' && <Reject selection={selection} />}
      {mayCommand && <Withdraw selection={selection} />}
    </span>
  );
}

function SelectionView({ selection, asOf }: { selection: SelectionDetail; asOf?: string }) {
  const { t } = useTranslation();
  const { groupName, branchName, name, person, round, state, open, reason } = selection;
  return (
    <AsOfPage
      testId="selection-page"
      title={groupName}
      intro={
        <>
          <Link to="/leader-selections">{t('leaders.title')}</Link> · {branchName} · {t('leaders.round', { n: round })}
        </>
      }
      actions={open && !asOf && <NextStep selection={selection} />}
    >
      <Card
        title={
          <span className="row">
            <span className="quiet">{t('leaders.candidate')}</span>
            <PersonName name={name} id={person} />
            <StateTag state={state} />
          </span>
        }
      >
        <div className="stack">
          <ThreeSteps selection={selection} />
          {reason && <p className="quiet">{reason}</p>}
        </div>
      </Card>
    </AsOfPage>
  );
}

export default function SelectionPage() {
  const { id = '' } = useParams();
  const { asOf } = useAsOf();
  return (
    <Async query={useSelection(id, asOf)}>{(selection) => <SelectionView selection={selection} asOf={asOf} />}</Async>
  );
}
