import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ContactVisit, Finding, FindingState } from '../../api/contacts';
import { PersonName } from '../../components/person-name';
import './contact-points.css';
import { AddFindings, CorrectVisit, WithdrawFinding, WithdrawVisit } from './visit-commands';

const colours: Record<FindingState, string | undefined> = {
  reported: undefined,
  open: 'error',
  assigned: 'warning',
  done: 'processing',
  closed: 'success',
  withdrawn: undefined,
};

function FindingLine({ visit, finding, mayChange }: { visit: ContactVisit; finding: Finding; mayChange: boolean }) {
  const { t } = useTranslation();
  const { title, severity, state, rectification, dueOn, overdue, reopened, responsible, responsibleName } = finding;
  return (
    <li className="finding" data-testid={`finding-line-${finding.id}`}>
      <div className="row spread">
        <span>
          {rectification ? (
            <Link to={`/rectifications?open=${encodeURIComponent(rectification)}`}>{title}</Link>
          ) : (
            title
          )}
        </span>
        <span className="row">
          {overdue && <Tag color="error">{t('contacts.overdue')}</Tag>}
          <Tag color={colours[state]} data-testid={`finding-state-${state}`}>
            {t(`contacts.findingStates.${state}`)}
          </Tag>
        </span>
      </div>
      <div className="row spread quiet">
        <span>
          {[
            `${t('rectifications.severity')} ${severity}`,
            finding.responsibleUnitName,
            dueOn && t('contacts.due', { on: dueOn }),
            reopened > 0 && t('contacts.reopened', { n: reopened }),
          ]
            .filter(Boolean)
            .join(' · ')}
          {responsible && (
            <>
              {' · '}
              <PersonName name={responsibleName} id={responsible} />
            </>
          )}
        </span>
        {mayChange && state !== 'closed' && <WithdrawFinding visit={visit} finding={finding} />}
      </div>
    </li>
  );
}

interface Props {
  visit: ContactVisit;
  mayChange: boolean;
  /** Said where visits of several places stand together. */
  showPlace?: boolean;
}

/** A visit, what it found, and how far that has been put right. */
export function VisitCard({ visit, mayChange, showPlace = false }: Props) {
  const { t } = useTranslation();
  const { on, hours, done, findings, unitName, correction } = visit;
  return (
    <article className="visit" data-testid={`visit-${on}`}>
      <div className="row spread">
        <h3>
          {on}
          {showPlace && ` ${unitName}`}
        </h3>
        <span className="quiet">{t('contacts.hoursOf', { n: hours })}</span>
      </div>
      <p>{done}</p>
      {correction && <p className="quiet">{t('contacts.corrected', { reason: correction })}</p>}
      {findings.length > 0 ? (
        <ul>
          {findings.map((finding) => (
            <FindingLine key={finding.id} visit={visit} finding={finding} mayChange={mayChange} />
          ))}
        </ul>
      ) : (
        <p className="quiet">{t('contacts.noFindings')}</p>
      )}
      {mayChange && (
        <div className="row">
          <AddFindings visit={visit} />
          <CorrectVisit visit={visit} />
          <WithdrawVisit visit={visit} />
        </div>
      )}
    </article>
  );
}
