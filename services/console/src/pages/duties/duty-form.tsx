import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type DutyDraft, type DutyVersionDetail, dutyListsPath, dutyVersionsPath } from '../../api/duties';
import type { FieldProblem } from '../../api/problem';
import { useCommand } from '../../api/use-command';
import { DateField, Field, TextField } from '../../components/fields';
import { showAtFields } from '../../components/field-problems';
import { ProblemAlert } from '../../components/problem-alert';
import { UnitTreeSelect } from '../../components/unit-tree-select';
import { today } from '../../format/time';
import { SignersField } from './signers-field';

const daysToSign = 10;
const later = (on: string) =>
  new Date(Date.parse(`${on}T00:00:00Z`) + daysToSign * 86_400_000).toISOString().slice(0, 10);

function ItemFields({ name, onRemove }: { name: number; onRemove: () => void }) {
  const { t } = useTranslation();
  return (
    <Card
      size="small"
      data-testid={`duty-item-${name}`}
      title={t('duties.item', { n: name + 1 })}
      extra={
        <Button
          type="text"
          danger
          icon={<DeleteOutlined />}
          aria-label={t('duties.removeItem')}
          onClick={onRemove}
          data-testid={`duty-item-remove-${name}`}
        />
      }
    >
      <div className="grid-2">
        <TextField name={[name, 'code']} label={t('common.code')} />
        <TextField name={[name, 'name']} label={t('common.name')} />
      </div>
      <TextField name={[name, 'text']} label={t('duties.itemText')} long />
    </Card>
  );
}

/** The first version of a list, which begins with the nine duties, or the next one, which begins with the last. */
export function DutyForm({ basis }: { basis?: DutyVersionDetail }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [form] = Form.useForm<DutyDraft>();
  const [homeless, setHomeless] = useState<FieldProblem[]>([]);
  const saving = useCommand();
  const chosen = Form.useWatch('unit', form);
  const [initial] = useState((): Partial<DutyDraft> => {
    const nine = t('duties.nine', { returnObjects: true });
    const items = basis?.items.flatMap(({ code, name, text, change }) =>
      change === 'removed' ? [] : { code, name, text },
    );
    return {
      name: basis?.name ?? t('duties.nineTitle'),
      version: today().slice(0, 7),
      on: today(),
      dueOn: later(today()),
      items: items ?? nine.map((name, i) => ({ code: String(i + 1), name, text: '' })),
    };
  });
  const save = (body: DutyDraft) =>
    saving.mutate(
      { path: basis ? dutyVersionsPath(basis.list) : dutyListsPath, body },
      {
        onSuccess: ({ id }) => void navigate(`/duties/${encodeURIComponent(id)}`),
        onError: (error) => setHomeless(showAtFields(form as never, error)),
      },
    );
  return (
    <Form<DutyDraft> form={form} layout="vertical" initialValues={initial} onFinish={save} scrollToFirstError>
      <div className="stack">
        <Card>
          {!basis && (
            <div className="grid-2">
              <Field name="unit" label={t('duties.unit')}>
                <UnitTreeSelect />
              </Field>
              <TextField name="code" label={t('common.code')} extra={t('organization.codeHint')} />
            </div>
          )}
          <div className="grid-2">
            <TextField name="name" label={t('common.name')} />
            <DateField name="version" label={t('duties.month')} picker="month" />
            <DateField name="on" label={t('duties.issuedOn')} />
            <DateField name="dueOn" label={t('duties.dueOn')} />
          </div>
          <SignersField unit={basis?.unit ?? chosen} />
        </Card>
        <Form.List
          name="items"
          rules={[
            {
              validator: async (_, items?: unknown[]) => {
                if (!items?.length) throw new Error(t('duties.atLeastOne'));
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
              <Button icon={<PlusOutlined />} onClick={() => add({})} data-testid="duty-item-add">
                {t('duties.addItem')}
              </Button>
            </div>
          )}
        </Form.List>
        {saving.error && <ProblemAlert error={saving.error} fields={homeless} />}
        <div className="row">
          <Button type="primary" htmlType="submit" loading={saving.isPending} data-testid="duty-issue">
            {t('duties.issue')}
          </Button>
          <Button onClick={() => navigate(-1)}>{t('common.cancel')}</Button>
        </div>
      </div>
    </Form>
  );
}
