import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type TrainingRecord, useTrainingRecords } from '../../api/training';
import { AsyncList } from '../../components/async';
import { Page } from '../../components/page';
import { Pager } from '../../components/pager';
import { StateTag } from '../training/state-tag';

function Results({ results }: { results: TrainingRecord['results'] }) {
  const { t } = useTranslation();
  if (results.length === 0) return <span className="quiet">{t('myTraining.noResults')}</span>;
  return (
    <span className="row">
      {results.map(({ name, score, passed, on }) => (
        <Tag key={`${name} ${on}`} color={passed ? 'success' : 'error'}>
          {name} {score} · {t(passed ? 'training.passed' : 'training.failed')}
        </Tag>
      ))}
    </span>
  );
}

function Training({ record }: { record: TrainingRecord }) {
  const { t } = useTranslation();
  const { title, unitName, kind, tierName, state, from, to, withdrawnOn, coming, results } = record;
  return (
    <Card data-testid={`my-training-${record.id}`}>
      <div className="stack tight">
        <div className="row spread">
          <h2>{title}</h2>
          {withdrawnOn ? <Tag>{t('myTraining.withdrawn', { on: withdrawnOn })}</Tag> : <StateTag state={state} />}
        </div>
        <span className="quiet">
          {[unitName, t(`training.kinds.${kind}`), tierName, `${from} – ${to}`].filter(Boolean).join(' · ')}
        </span>
        {state === 'open' && !withdrawnOn && (
          <div>
            <h3>{t('myTraining.coming')}</h3>
            {coming.length === 0 ? (
              <span className="quiet">{t('myTraining.noneComing')}</span>
            ) : (
              <ul data-testid="my-training-coming">
                {coming.map(({ id, on, name, place }) => (
                  <li key={id}>{[on, name, place].filter(Boolean).join(' · ')}</li>
                ))}
              </ul>
            )}
          </div>
        )}
        <div>
          <h3>{t('myTraining.results')}</h3>
          <Results results={results} />
        </div>
        <span className="quiet figures">{t('myTraining.attended', { ...record })}</span>
      </div>
    </Card>
  );
}

function Trainings() {
  const { t } = useTranslation();
  const list = useTrainingRecords();
  return (
    <AsyncList list={list} empty={t('myTraining.empty')}>
      {(items) => (
        <div className="stack" data-testid="my-trainings">
          {items.map((record) => (
            <Training key={record.id} record={record} />
          ))}
          <Pager list={list} />
        </div>
      )}
    </AsyncList>
  );
}

export default function MyTrainingPage() {
  const { t } = useTranslation();
  return (
    <Page testId="myTraining-page" title={t('myTraining.title')} intro={t('myTraining.intro')}>
      <p className="quiet">{t('myTraining.scan')}</p>
      <Trainings />
    </Page>
  );
}
