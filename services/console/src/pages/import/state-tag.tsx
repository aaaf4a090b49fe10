import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportState } from '../../api/imports';

const COLOURS: Record<ImportState, string | undefined> = {
  checking: 'processing',
  loading: 'processing',
  cancelled: 'warning',
  interrupted: 'warning',
  finished: 'success',
  failed: 'error',
};

export function StateTag({ state }: { state: ImportState }) {
  const { t } = useTranslation();
  return (
    <Tag color={COLOURS[state]} data-testid={`import-state-${state}`}>
      {t(`imports.state.${state}`)}
    </Tag>
  );
}
