import { useTranslation } from 'react-i18next';
import type { TrainingPlan } from '../../api/training';
import './training.css';

/** Attendance and results of each tier or stage, beside each other. */
export function LevelFigures({ plan: { kind, figures } }: { plan: TrainingPlan }) {
  const { t } = useTranslation();
  const { levels, all, followUp } = figures;
  const none = t('common.none');
  return (
    <div className="training-levels-table" data-testid="training-figures">
      <table>
        <thead>
          <tr>
            <th scope="col">{t(`training.levels.${kind}`)}</th>
            <th scope="col">{t('training.traineeCount')}</th>
            <th scope="col">{t('training.present')}</th>
            <th scope="col">{t('training.attendance')}</th>
            <th scope="col">{t('training.passed')}</th>
            <th scope="col">{t('training.failed')}</th>
            <th scope="col">{t('training.openResults')}</th>
            <th scope="col">{t('training.meanScore')}</th>
          </tr>
        </thead>
        <tbody>
          {levels.map((level) => (
            <tr key={level.code} data-testid={`training-level-${level.code}`}>
              <td>{level.name}</td>
              <td>{level.trainees}</td>
              <td>{t('training.presentOf', { ...level })}</td>
              <td>{level.expected > 0 ? `${level.attendance}%` : none}</td>
              <td>{level.passed}</td>
              <td>{level.failed}</td>
              <td>{level.open}</td>
              <td>{level.meanScore ?? none}</td>
            </tr>
          ))}
          {followUp && (
            <tr data-testid="training-follow-up-figures">
              <td>
                {followUp.name} <span className="quiet">{t('training.dueBy', { on: followUp.dueOn })}</span>
              </td>
              <td>{all.trainees}</td>
              <td>{none}</td>
              <td>{none}</td>
              <td>{followUp.passed}</td>
              <td>{followUp.failed}</td>
              <td>{followUp.open}</td>
              <td>{none}</td>
            </tr>
          )}
          <tr>
            <td>{t('training.all')}</td>
            <td>{all.trainees}</td>
            <td>{t('training.presentOf', { ...all })}</td>
            <td>{all.expected > 0 ? `${all.attendance}%` : none}</td>
            <td colSpan={4} />
          </tr>
        </tbody>
      </table>
    </div>
  );
}
