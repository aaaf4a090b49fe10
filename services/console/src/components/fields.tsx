import { DatePicker, Form, type FormItemProps, Input, Select, type SelectProps } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { TabLeaves } from './tab-leaves';

interface Common {
  name: FormItemProps['name'];
  label: string;
  optional?: boolean;
  extra?: string;
}

export function Field({ optional, children, ...props }: Common & Omit<FormItemProps, keyof Common>) {
  const { t } = useTranslation();
  const rules = optional ? [] : [{ required: true, message: t('common.required') }];
  return (
    <Form.Item {...props} rules={[...rules, ...(props.rules ?? [])]}>
      {children}
    </Form.Item>
  );
}

export const TextField = ({ long, ...props }: Common & { long?: boolean }) => (
  <Field {...props}>{long ? <Input.TextArea rows={3} maxLength={1000} /> : <Input maxLength={200} />}</Field>
);

interface DateProps extends Common {
  picker?: 'date' | 'month';
}

/** Keeps the form's value the text the API takes: YYYY-MM-DD, or YYYY-MM for a month. */
export const DateField = ({ picker = 'date', ...props }: DateProps) => (
  <Field
    {...props}
    getValueProps={(value?: string) => ({ value: value ? dayjs(value) : undefined })}
    normalize={(value: Dayjs | null) => value?.format(picker === 'month' ? 'YYYY-MM' : 'YYYY-MM-DD')}
  >
    <DatePicker picker={picker} style={{ width: '100%' }} />
  </Field>
);

interface ChoiceProps extends Common {
  options: { value: string; label: string }[];
  multiple?: boolean;
}

/** The form gives the select its value through the props it puts in. */
const Choices = (props: SelectProps) => (
  <TabLeaves>
    <Select {...props} mode="multiple" />
  </TabLeaves>
);

export const ChoiceField = ({ options, multiple, optional, ...props }: ChoiceProps) => (
  <Field {...props} optional={optional}>
    {multiple ? <Choices options={options} /> : <Select options={options} allowClear={optional} />}
  </Field>
);
