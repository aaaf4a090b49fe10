import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, Form, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { FieldProblem } from '../../api/problem';
import { type Rulebook, type RuleItem, rulebooksPath, versionsPath } from '../../api/rulebooks';
import { useCommand } from '../../api/use-command';
import { Field, TextField } from '../../components/fields';
import { showAtFields } from '../../components/field-problems';
import { ProblemAlert } from '../../components/problem-alert';
import { ItemFields } from './item-fields';

interface Values {
  code?: string;
  name: string;
  base: number;
  baseWeight: number;
  vanguardWeight: number;
  items: RuleItem[];
}

const blankItem: Partial<RuleItem> = { kind: 'vanguard', direction: 'add', evidence: false };

const startFrom = (basis?: Rulebook) => ({
  name: basis?.name,
  base: 100,
  baseWeight: 0.6,
  vanguardWeight: 0.4,
  items: basis?.versions.at(-1)?.items ?? [blankItem],
});

export function RulebookForm({ basis }: { basis?: Rulebook }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const [homeless, setHomeless] = useState<FieldProblem[]>([]);
  const saving = useCommand();
  const [initial] = useState(() => startFrom(basis));

  const save = (body: Values) =>
    saving.mutate(
      { path: basis ? versionsPath(basis.id) : rulebooksPath, body },
      {
        onSuccess: ({ id }) => navigate(`/rulebooks/${encodeURIComponent(basis?.id ?? id)}`),
        onError: (error) => setHomeless(showAtFields(form as never, error)),
      },
    );

  return (
    <Form<Values> form={form} layout="vertical" initialValues={initial} onFinish={save} scrollToFirstError>
      <div className="stack">
        <Card>
          <div className="grid-2">
            <TextField name="name" label={t('common.name')} />
            {!basis && <TextField name="code" label={t('common.code')} />}
          </div>
          <div className="grid-3">
            <Field name="base" label={t('rulebooks.base')}>
              <InputNumber min={0} precision={2} style={{ width: '100%' }} />
            </Field>
            <Field name="baseWeight" label={t('rulebooks.baseWeight')}>
              <InputNumber min={0} max={1} step={0.1} style={{ width: '100%' }} />
            </Field>
            <Field name="vanguardWeight" label={t('rulebooks.vanguardWeight')}>
              <InputNumber min={0} max={1} step={0.1} style={{ width: '100%' }} />
            </Field>
          </div>
        </Card>
        <Form.List
          name="items"
          rules={[
            {
              validator: async (_, items?: RuleItem[]) => {
                if (!items?.length) throw new Error(t('rulebooks.atLeastOne'));
              },
            },
          ]}
        >
          {(fields, { add, remove }, { errors }) => (
            <div className="stack">
              {fields.map(({ key, name }) => (
                <ItemFields key={key} name={name} onRemove={() => remove(name)} />
              ))}
              <Form.ErrorList errors={errors} />
              <Button icon={<PlusOutlined />} onClick={() => add(blankItem)} data-testid="item-add">
                {t('rulebooks.addItem')}
              </Button>
            </div>
          )}
        </Form.List>
        {saving.error && <ProblemAlert error={saving.error} fields={homeless} />}
        <div className="row">
          <Button type="primary" htmlType="submit" loading={saving.isPending} data-testid="rulebook-save">
            {t('rulebooks.save')}
          </Button>
          <Button onClick={() => navigate(-1)}>{t('common.cancel')}</Button>
        </div>
      </div>
    </Form>
  );
}
