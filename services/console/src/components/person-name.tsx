import { useTranslation } from 'react-i18next';

interface Props {
  name?: string | null;
  /** Shown for somebody who is no employee of the oilfield. */
  id?: string;
}

/** A forgotten person has no name any more. */
export function PersonName({ name, id }: Props) {
  const { t } = useTranslation();
  if (name === null) return <span className="quiet">{t('common.forgotten')}</span>;
  return <>{name ?? id ?? t('common.none')}</>;
}
