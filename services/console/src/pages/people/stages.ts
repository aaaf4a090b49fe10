import { useTranslation } from 'react-i18next';
import { membershipStages } from '../../api/organization';

export function useStages() {
  const { t } = useTranslation();
  return membershipStages.map((value) => ({ value, label: t(`organization.stages.${value}`) }));
}
