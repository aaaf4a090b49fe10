import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { type FieldProblem, toProblem } from '../api/problem';

interface Props {
  error: unknown;
  fields?: FieldProblem[];
  onRetry?: () => unknown;
}

export function ProblemAlert({ error, fields = [], onRetry }: Props) {
  const { t } = useTranslation();
  const { title, detail, remedy } = toProblem(error);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      data-testid="problem"
      title={<span data-testid="problem-title">{title}</span>}
      description={
        <div className="stack tight">
          {detail && detail !== title && <span>{detail}</span>}
          {fields.map((field) => (
            <span key={field.pointer}>{field.detail}</span>
          ))}
          {remedy && <span data-testid="problem-remedy">{t('common.remedy', { remedy })}</span>}
        </div>
      }
      action={
        onRetry && (
          <Button size="small" onClick={() => onRetry()} data-testid="problem-retry">
            {t('common.retry')}
          </Button>
        )
      }
    />
  );
}
