import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { toProblem } from '../api/problem';

/** For commands without a form to show the refusal in. */
export function useTellProblem() {
  const { notification } = App.useApp();
  const { t } = useTranslation();
  const client = useQueryClient();
  return (error: unknown) => {
    const { title, detail, remedy } = toProblem(error);
    void client.invalidateQueries();
    notification.error({ title, description: remedy ? t('common.remedy', { remedy }) : detail });
  };
}
