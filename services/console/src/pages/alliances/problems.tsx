import { useTranslation } from 'react-i18next';
import { type AllianceProblem, problemStates } from '../../api/alliances';
import { usePartyName } from './board-context';
import { ClaimProblem, CloseProblem, ReleaseProblem } from './problem-commands';

function ProblemCard({ problem, mayCommand }: { problem: AllianceProblem; mayCommand: boolean }) {
  const { t } = useTranslation();
  const nameOf = usePartyName();
  const { raisedBy, raisedOn, claimedBy, claimedOn, dueOn, closedOn, evidence, daysToClaim, daysToClose } = problem;
  return (
    <article className="problem-card" data-testid={`problem-${problem.id}`}>
      <h4>{problem.title}</h4>
      <span className="quiet">{t('alliances.raisedLine', { unit: nameOf(raisedBy), on: raisedOn })}</span>
      {claimedBy && claimedOn && (
        <span className="quiet">{t('alliances.claimedLine', { unit: nameOf(claimedBy), on: claimedOn })}</span>
      )}
      {problem.state === 'claimed' && dueOn && <span>{t('alliances.dueLine', { on: dueOn })}</span>}
      {closedOn && <span className="quiet">{t('alliances.closedLine', { on: closedOn })}</span>}
      {evidence && <p>{evidence}</p>}
      <span className="row figures">
        {daysToClaim !== undefined && <b>{t('alliances.daysToClaim', { n: daysToClaim })}</b>}
        {daysToClose !== undefined && <b>{t('alliances.daysToClose', { n: daysToClose })}</b>}
      </span>
      {mayCommand && (
        <div className="row">
          {problem.state === 'raised' && <ClaimProblem problem={problem} />}
          {problem.state === 'claimed' && (
            <>
              <CloseProblem problem={problem} />
              <ReleaseProblem problem={problem} />
            </>
          )}
        </div>
      )}
    </article>
  );
}

export function Problems({ problems, mayCommand }: { problems: AllianceProblem[]; mayCommand: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="problem-columns">
      {problemStates.map((state) => {
        const inState = problems.filter((problem) => problem.state === state);
        return (
          <section key={state} className={`problem-column ${state}`} data-testid={`problems-${state}`}>
            <h3>
              {t(`alliances.states.${state}`)} <span className="quiet">{inState.length}</span>
            </h3>
            {inState.length === 0 && <p className="quiet">{t('alliances.emptyProblems')}</p>}
            {inState.map((problem) => (
              <ProblemCard key={problem.id} problem={problem} mayCommand={mayCommand} />
            ))}
          </section>
        );
      })}
    </div>
  );
}
