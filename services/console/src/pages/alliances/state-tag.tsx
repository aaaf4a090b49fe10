import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ProblemState } from '../../api/alliances';

const colours = { raised: 'error', claimed: 'warning', closed: 'success' } as const;

export function StateTag({ state }: { state: ProblemState }) {
  const { t } = useTranslation();
  return <Tag color={colours[state]}>{t(`alliances.states.${state}`)}</Tag>;
}
