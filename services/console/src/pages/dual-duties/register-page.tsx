import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useRegister } from '../../api/posts';
import { Async } from '../../components/async';
import { Page } from '../../components/page';
import { RegisterForm } from './register-form';
import './dual-duties.css';

function OfUnit({ unit }: { unit: string }) {
  return <Async query={useRegister(unit)}>{(register) => <RegisterForm basis={register} />}</Async>;
}

export default function DutyRegisterPage() {
  const { t } = useTranslation();
  const unit = useSearchParams()[0].get('unit');
  return (
    <Page testId="register-page" title={t('dualDuties.registerTitle')} intro={t('dualDuties.registerHint')}>
      {unit ? <OfUnit unit={unit} /> : <RegisterForm />}
    </Page>
  );
}
