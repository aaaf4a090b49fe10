import { Button, Card, Form, InputNumber, Select, type SelectProps, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { FieldProblem } from '../../api/problem';
import { type PlanDraft, plansPath, type TrainingKind, trainingKinds, useOfferedCourses } from '../../api/training';
import { useCommand } from '../../api/use-command';
import { showAtFields } from '../../components/field-problems';
import { DateField, Field, TextField } from '../../components/fields';
import { ProblemAlert } from '../../components/problem-alert';
import { TabLeaves } from '../../components/tab-leaves';
import { UnitTreeSelect } from '../../components/unit-tree-select';
import { today } from '../../format/time';
import { LevelFields } from './level-fields';

interface Values extends Omit<PlanDraft, 'levels' | 'followUp'> {
  levels: { name: string }[];
  withFollowUp: boolean;
  followUp?: { name: string; dueOn: string };
}

const usualPassMark = 60;
const letters = { staged: 'S', tiered: 'T' } as const;

/** Codes come from the places: who plans a training thinks of names. */
const toDraft = ({ withFollowUp, followUp, levels, courses, ...plan }: Values): PlanDraft => ({
  ...plan,
  courses: courses ?? [],
  levels: levels.map(({ name }, i) => ({ code: `${letters[plan.kind]}${i + 1}`, name })),
  followUp: withFollowUp && followUp ? { code: 'F1', ...followUp } : undefined,
});

export function TrainingForm() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const [homeless, setHomeless] = useState<FieldProblem[]>([]);
  const saving = useCommand();
  const kind = Form.useWatch('kind', form) ?? 'tiered';
  const withFollowUp = Form.useWatch('withFollowUp', form);
  const defaults = (its: TrainingKind) =>
    t(its === 'tiered' ? 'training.defaultTiers' : 'training.defaultStages', { returnObjects: true }).map((name) => ({
      name,
    }));
  const save = (values: Values) =>
    saving.mutate(
      { path: plansPath, body: toDraft(values) },
      {
        onSuccess: ({ id }) => void navigate(`/training/${id}`),
        onError: (error) => setHomeless(showAtFields(form as never, error)),
      },
    );
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      initialValues={{
        kind: 'tiered',
        levels: defaults('tiered'),
        courses: [],
        passMark: usualPassMark,
        from: today(),
        withFollowUp: false,
        followUp: { name: t('training.defaultFollowUp') },
      }}
      onFinish={save}
      scrollToFirstError
    >
      <div className="stack">
        <Card>
          <div className="grid-2">
            <TextField name="title" label={t('training.planTitle')} extra={t('training.reasonHint')} />
            <Field name="unit" label={t('training.unit')}>
              <UnitTreeSelect />
            </Field>
            <DateField name="from" label={t('training.from')} />
            <DateField name="to" label={t('training.to')} />
            <Field name="courses" label={t('training.courses')} extra={t('training.coursesHint')} optional>
              <CourseChoices />
            </Field>
            <Field name="passMark" label={t('training.passMark')} extra={t('training.passMarkHint')}>
              <InputNumber min={0} max={100} precision={0} style={{ width: '100%' }} />
            </Field>
          </div>
        </Card>
        <Card>
          <Field name="kind" label={t('training.kind')} extra={t(`training.kindHint.${kind}`)}>
            <KindChoice onPicked={(its) => form.setFieldValue('levels', defaults(its))} />
          </Field>
          <LevelFields kind={kind} />
        </Card>
        <Card>
          <Form.Item name="withFollowUp" label={t('training.withFollowUp')} valuePropName="checked">
            <Switch data-testid="training-follow-up" />
          </Form.Item>
          {withFollowUp && (
            <div className="grid-2">
              <TextField name={['followUp', 'name']} label={t('training.followUpName')} />
              <DateField name={['followUp', 'dueOn']} label={t('training.dueOn')} />
            </div>
          )}
        </Card>
        {saving.error && <ProblemAlert error={saving.error} fields={homeless} />}
        <div className="row">
          <Button type="primary" htmlType="submit" loading={saving.isPending} data-testid="training-save">
            {t('training.save')}
          </Button>
          <Button onClick={() => navigate(-1)}>{t('common.cancel')}</Button>
        </div>
      </div>
    </Form>
  );
}

/** The form gives the select its value through the props it puts in. */
function CourseChoices(props: SelectProps) {
  const { t } = useTranslation();
  const courses = useOfferedCourses();
  return (
    <TabLeaves>
      <Select
        {...props}
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        options={courses.map(({ code, name, hours }) => ({
          value: code,
          label: `${name}（${t('training.hoursOf', { n: hours })}）`,
        }))}
      />
    </TabLeaves>
  );
}

interface KindProps {
  value?: TrainingKind;
  onChange?: (kind: TrainingKind) => void;
  onPicked: (kind: TrainingKind) => void;
}

/** Another kind begins with its own usual names. */
function KindChoice({ value, onChange, onPicked }: KindProps) {
  const { t } = useTranslation();
  return (
    <div className="row" role="radiogroup" aria-label={t('training.kind')}>
      {trainingKinds.map((kind) => (
        <Button
          key={kind}
          role="radio"
          aria-checked={value === kind}
          type={value === kind ? 'primary' : 'default'}
          ghost={value === kind}
          onClick={() => {
            onChange?.(kind);
            onPicked(kind);
          }}
          data-testid={`training-kind-${kind}`}
        >
          {t(`training.kinds.${kind}`)}
        </Button>
      ))}
    </div>
  );
}
