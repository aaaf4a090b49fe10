import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ContactPoint } from '../../api/contacts';

const colours = { safety: 'gold', party: 'red' } as const;

export function Purposes({ of: { purposes } }: { of: Pick<ContactPoint, 'purposes'> }) {
  const { t } = useTranslation();
  return (
    <span className="row">
      {purposes.map((purpose) => (
        <Tag key={purpose} color={colours[purpose]}>
          {t(`contacts.purposes.${purpose}`)}
        </Tag>
      ))}
    </span>
  );
}
