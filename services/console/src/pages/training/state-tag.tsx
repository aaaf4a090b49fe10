import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TrainingState } from '../../api/training';

const colours = { open: 'processing', completed: 'success', cancelled: undefined } as const;

export function StateTag({ state }: { state: TrainingState }) {
  const { t } = useTranslation();
  return <Tag color={colours[state]}>{t(`training.states.${state}`)}</Tag>;
}
