import { TranslationOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { changeLanguage } from '../i18n';

export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  return (
    <Button
      type="text"
      icon={<TranslationOutlined />}
      aria-label={t('common.switchLanguage')}
      data-testid="language-switch"
      onClick={() => changeLanguage(i18n.language === 'en' ? 'zh-CN' : 'en')}
    >
      <span className="wide-only">{t('common.language')}</span>
    </Button>
  );
}
