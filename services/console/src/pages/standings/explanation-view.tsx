import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Explanation } from '../../api/scoring';
import { PersonName } from '../../components/person-name';
import { points, signedPoints } from '../../format/points';
import { useLocal } from '../../i18n/use-local';
import { EntryView } from './entry-view';

interface Props {
  explanation: Explanation;
  readOnly: boolean;
  onEvent: (id: string) => void;
}

export function ExplanationView({ explanation, readOnly, onEvent }: Props) {
  const { t } = useTranslation();
  const local = useLocal();
  const { subject, name, period, rulebook, formula, base, vanguard, total, vetoed, lines } = explanation;
  return (
    <div className="stack">
      <div className="row spread">
        <div>
          <h2 className="row">
            <PersonName name={name} id={subject} /> {vetoed && <Tag color="error">{t('standings.vetoed')}</Tag>}
          </h2>
          <span className="quiet">
            {period} · {t('standings.rulebook', { name: rulebook.name, version: rulebook.version })}
          </span>
        </div>
        <span className="score figures" data-testid="explanation-total">
          {points(total)}
        </span>
      </div>
      <div className="formula" data-testid="explanation-formula">
        <span className="quiet">{t('standings.formula')}</span>
        <code>{local(formula)}</code>
        <span className="row figures">
          <span>
            {t('standings.base')} <b>{points(base)}</b>
          </span>
          <span>
            {t('standings.vanguard')} <b>{points(vanguard)}</b>
          </span>
        </span>
      </div>
      {lines.length === 0 && <p className="quiet">{t('standings.noLines')}</p>}
      {lines.map((line) => (
        <section key={line.item} data-testid={`line-${line.item}`}>
          <div className="row spread line-head">
            <h3 className="row">
              {line.itemName} <Tag>{t(`standings.${line.kind}`)}</Tag>
              {line.capped !== undefined && <Tag>{t('standings.cappedLine')}</Tag>}
            </h3>
            <b className="figures">{signedPoints(line.points)}</b>
          </div>
          {line.entries.map((entry) => (
            <EntryView key={entry.id} subject={subject} entry={entry} readOnly={readOnly} onEvent={onEvent} />
          ))}
        </section>
      ))}
    </div>
  );
}
