import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SelectionState } from '../../api/leaders';

const colours: Record<SelectionState, string | undefined> = {
  nominated: 'processing',
  supported: 'processing',
  carried: 'processing',
  approved: 'success',
  opposed: 'error',
  notCarried: 'error',
  rejected: 'error',
  withdrawn: undefined,
  candidateGone: undefined,
};

export function StateTag({ state }: { state: SelectionState }) {
  const { t } = useTranslation();
  return <Tag color={colours[state]}>{t(`leaders.states.${state}`)}</Tag>;
}
