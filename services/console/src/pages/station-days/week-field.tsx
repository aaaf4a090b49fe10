import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../../components/fields';

interface Props {
  name: string;
  label: string;
  optional?: boolean;
}

export function WeekField(props: Props) {
  const { t } = useTranslation();
  return (
    <Field
      {...props}
      extra={t('stations.weekHint')}
      rules={[{ pattern: /^20\d{2}-W\d{2}$/, message: t('stations.weekWrong') }]}
    >
      <Input maxLength={8} />
    </Field>
  );
}
