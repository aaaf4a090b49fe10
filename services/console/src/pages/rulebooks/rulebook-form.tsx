import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, Form, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { FieldProblem } from '../../api/problem';
import { type Rulebook, type RulebookDraft, type RuleItem, rulebooksPath, versionsPath } from '../../api/rulebooks';
import { useCommand } from '../../api/use-command';
import { ChoiceField, Field, TextField } from '../../components/fields';
import { showAtFields } from '../../components/field-problems';
import { ProblemAlert } from '../../components/problem-alert';
import { ItemFields } from './item-fields';

interface Values extends RulebookDraft {
  code?: string;
}

const blankItem: Partial<RuleItem> = { kind: 'vanguard', evidence: false };

const startFrom = (basis?: Rulebook) => {
  const last = basis?.versions.at(-1);
  return {
    name: last?.name,
    appliesTo: last?.appliesTo ?? ('unit' as const),
    base: last?.base ?? 100,
    formula: last?.formula ?? '0.6 * base + 0.4 * vanguard',
    items: last?.items ?? [blankItem],
  };
};

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
        onSuccess: ({ id }) => void navigate(`/rulebooks/${encodeURIComponent(basis?.id ?? id)}`),
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
            <TextField name="formula" label={t('rulebooks.formula')} extra={t('rulebooks.formulaHint')} />
            <ChoiceField
              name="appliesTo"
              label={t('rulebooks.appliesTo')}
              options={[
                { value: 'person', label: t('rulebooks.subjects.person') },
                { value: 'unit', label: t('rulebooks.subjects.unit') },
              ]}
            />
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
