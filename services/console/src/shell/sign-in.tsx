import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { signInAddress } from '../api/session';
import { LanguageSwitch } from './language-switch';
import { Mark } from './mark';

export function SignIn() {
  const { t } = useTranslation();
  return (
    <main className="sign-in" data-testid="sign-in">
      <div className="sign-in-language">
        <LanguageSwitch />
      </div>
      <section className="sign-in-card">
        <Mark size={52} />
        <h1>{t('common.product')}</h1>
        <p className="sign-in-platform">{t('common.platform')}</p>
        <p className="quiet">{t('session.sentence')}</p>
        <Button type="primary" size="large" href={signInAddress()} data-testid="sign-in-button">
          {t('session.signIn')}
        </Button>
      </section>
    </main>
  );
}
