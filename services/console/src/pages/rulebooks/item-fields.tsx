import { DeleteOutlined } from '@ant-design/icons';
import { Button, Card, Form, InputNumber, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { itemKinds } from '../../api/rulebooks';
import { ChoiceField, Field, TextField } from '../../components/fields';

interface Props {
  name: number;
  onRemove: () => void;
}

export function ItemFields({ name, onRemove }: Props) {
  const { t } = useTranslation();
  return (
    <Card
      size="small"
      data-testid={`item-${name}`}
      title={`${t('rulebooks.item')} ${name + 1}`}
      extra={
        <Button
          type="text"
          danger
          icon={<DeleteOutlined />}
          aria-label={t('rulebooks.removeItem')}
          onClick={onRemove}
          data-testid={`item-remove-${name}`}
        />
      }
    >
      <div className="grid-3">
        <TextField name={[name, 'code']} label={t('common.code')} />
        <TextField name={[name, 'name']} label={t('common.name')} />
        <ChoiceField
          name={[name, 'kind']}
          label={t('rulebooks.kind')}
          options={itemKinds.map((value) => ({ value, label: t(`rulebooks.kinds.${value}`) }))}
        />
        <Field name={[name, 'points']} label={t('rulebooks.points')} optional>
          <InputNumber precision={2} style={{ width: '100%' }} />
        </Field>
        <TextField name={[name, 'expression']} label={t('rulebooks.expression')} optional />
        <Field name={[name, 'cap']} label={t('rulebooks.cap')} optional>
          <InputNumber min={0} precision={2} style={{ width: '100%' }} />
        </Field>
      </div>
      <div className="grid-2">
        <TextField
          name={[name, 'trigger']}
          label={t('rulebooks.trigger')}
          extra={t('rulebooks.triggerHint')}
          optional
        />
        <TextField name={[name, 'condition']} label={t('rulebooks.condition')} optional />
        <TextField
          name={[name, 'subject']}
          label={t('rulebooks.subject')}
          extra={t('rulebooks.subjectHint')}
          optional
        />
        <Form.Item name={[name, 'evidence']} label={t('rulebooks.evidence')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </div>
    </Card>
  );
}
