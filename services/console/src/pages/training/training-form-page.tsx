import { useTranslation } from 'react-i18next';
import { Page } from '../../components/page';
import { TrainingForm } from './training-form';

export default function TrainingFormPage() {
  const { t } = useTranslation();
  return (
    <Page testId="training-form-page" title={t('training.plan')}>
      <TrainingForm />
    </Page>
  );
}
