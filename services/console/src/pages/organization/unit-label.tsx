import { useTranslation } from 'react-i18next';
import type { Unit } from '../../api/organization';

export function UnitLabel({ unit }: { unit: Unit }) {
  const { t } = useTranslation();
  return (
    <span className={unit.dissolvedOn ? 'unit-label dissolved' : 'unit-label'} data-testid={`unit-${unit.id}`}>
      {unit.name}
      <span className="unit-kind">{t(`organization.kinds.${unit.kind}`)}</span>
    </span>
  );
}
