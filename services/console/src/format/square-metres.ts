import i18n from 'i18next';

/** 3,425.5, as the language writes it. */
export const squareMetres = (size: number) => size.toLocaleString(i18n.language, { maximumFractionDigits: 2 });
