import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RectificationState as State } from '../../api/rectifications';

const colours: Record<State, string | undefined> = {
  open: 'error',
  assigned: 'warning',
  done: 'processing',
  closed: 'success',
  withdrawn: undefined,
};

export function RectificationState({ state }: { state: State }) {
  const { t } = useTranslation();
  return (
    <Tag color={colours[state]} data-testid={`rectification-is-${state}`}>
      {t(`rectifications.states.${state}`)}
    </Tag>
  );
}
