import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en';
import { zh } from './zh';

export type Language = 'zh-CN' | 'en';

const remembered = 'ronghe.language';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof zh };
  }
}

const showLanguage = (language: string) => {
  document.documentElement.lang = language;
};

export async function startLanguage() {
  i18n.on('languageChanged', showLanguage);
  await i18n.use(initReactI18next).init({
    resources: { 'zh-CN': { translation: zh }, en: { translation: en } },
    lng: localStorage.getItem(remembered) === 'en' ? 'en' : 'zh-CN',
    fallbackLng: 'zh-CN',
    interpolation: { escapeValue: false },
  });
}

export function changeLanguage(language: Language) {
  localStorage.setItem(remembered, language);
  return i18n.changeLanguage(language);
}
