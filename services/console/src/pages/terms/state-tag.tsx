import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TermState } from '../../api/terms';

const colours: Record<TermState, string | undefined> = {
  inTerm: 'success',
  dueSoon: 'warning',
  overdue: 'error',
  none: undefined,
};

export function StateTag({ state }: { state: TermState }) {
  const { t } = useTranslation();
  return (
    <Tag color={colours[state]} data-testid={`term-state-${state}`}>
      {t(`terms.states.${state}`)}
    </Tag>
  );
}
