import { useTranslation } from 'react-i18next';
import type { LocalText } from '../api/session';

export function useLocal() {
  const { i18n } = useTranslation();
  return (text: LocalText) => (i18n.language === 'en' ? text.en : text.zh);
}
