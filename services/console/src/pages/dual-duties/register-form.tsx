import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type RegisterDetail, type RegisteredDuty, postKinds, registersPath } from '../../api/posts';
import { withParams } from '../../api/http';
import type { FieldProblem } from '../../api/problem';
import { useCommand } from '../../api/use-command';
import { showAtFields } from '../../components/field-problems';
import { ChoiceField, DateField, Field, TextField } from '../../components/fields';
import { ProblemAlert } from '../../components/problem-alert';
import { UnitName } from '../../components/unit-name';
import { UnitSelect } from '../../components/unit-select';
import { today } from '../../format/time';

interface Register {
  unit: string;
  partyOrganization: string;
  duties: RegisteredDuty[];
  on: string;
}

/** The form gives the select its value through the props it puts in. */
const Chosen = ({ tree, ...props }: { tree: 'party' | 'production' }) => (
  <UnitSelect {...props} tree={tree} labelRender={({ label, value }) => label ?? <UnitName id={String(value)} />} />
);

function DutyFields({ name, onRemove }: { name: number; onRemove: () => void }) {
  const { t } = useTranslation();
  return (
    <div
      className="duty-fields"
      data-testid={`register-duty-${name}`}
      role="group"
      aria-label={t('dualDuties.dutyN', { n: name + 1 })}
    >
      <TextField name={[name, 'code']} label={t('common.code')} />
      <TextField name={[name, 'name']} label={t('dualDuties.dutyName')} />
      <ChoiceField
        name={[name, 'kind']}
        label={t('posts.kind')}
        options={postKinds.map((value) => ({ value, label: t(`posts.kinds.${value}`) }))}
      />
      <Button
        type="text"
        danger
        icon={<DeleteOutlined />}
        aria-label={t('dualDuties.removeDuty')}
        onClick={onRemove}
        data-testid={`register-duty-remove-${name}`}
      />
    </div>
  );
}

/** The register of duties of a unit, as a whole; a new one begins with one empty line. */
export function RegisterForm({ basis }: { basis?: RegisterDetail }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [form] = Form.useForm<Register>();
  const [homeless, setHomeless] = useState<FieldProblem[]>([]);
  const saving = useCommand();
  const [initial] = useState((): Partial<Register> => ({
    unit: basis?.unit,
    partyOrganization: basis?.partyOrganization,
    duties: basis?.duties.map(({ code, name, kind }) => ({ code, name, kind })) ?? [
      { code: '', name: '', kind: 'administrative' },
    ],
    on: today(),
  }));
  const save = (body: Register) =>
    saving.mutate(
      { path: registersPath, body },
      {
        onSuccess: ({ id }) => void navigate(withParams('/dual-duties', { unit: id })),
        onError: (error) => setHomeless(showAtFields(form as never, error)),
      },
    );
  return (
    <Form<Register> form={form} layout="vertical" initialValues={initial} onFinish={save} scrollToFirstError>
      <div className="stack">
        <Card>
          <div className="grid-3">
            <Field name="unit" label={t('dualDuties.unit')}>
              <Chosen tree="production" />
            </Field>
            <Field name="partyOrganization" label={t('dualDuties.partyOrganization')}>
              <Chosen tree="party" />
            </Field>
            <DateField name="on" label={t('dualDuties.on')} />
          </div>
        </Card>
        <Card title={t('dualDuties.duties')}>
          <Form.List
            name="duties"
            rules={[
              {
                validator: async (_, duties?: unknown[]) => {
                  if (!duties?.length) throw new Error(t('dualDuties.atLeastOne'));
                },
              },
            ]}
          >
            {(fields, { add, remove }, { errors }) => (
              <>
                {fields.map(({ key, name }) => (
                  <DutyFields key={key} name={name} onRemove={() => remove(name)} />
                ))}
                <Form.ErrorList errors={errors} />
                <Button
                  icon={<PlusOutlined />}
                  onClick={() => add({ kind: 'administrative' })}
                  data-testid="register-duty-add"
                >
                  {t('dualDuties.addDuty')}
                </Button>
              </>
            )}
          </Form.List>
        </Card>
        {saving.error && <ProblemAlert error={saving.error} fields={homeless} />}
        <div className="row">
          <Button type="primary" htmlType="submit" loading={saving.isPending} data-testid="register-save">
            {t('dualDuties.save')}
          </Button>
          <Button onClick={() => navigate(-1)}>{t('common.cancel')}</Button>
        </div>
      </div>
    </Form>
  );
}
