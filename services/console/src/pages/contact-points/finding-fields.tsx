import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, Form, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { DateField, Field, TextField } from '../../components/fields';
import { PersonSelect } from '../../components/person-select';
import { UnitTreeSelect } from '../../components/unit-tree-select';
import { useMay } from '../../session/session';

export const newFinding = { severity: 3 };

function FindingField({ name, onRemove }: { name: number; onRemove: () => void }) {
  const { t } = useTranslation();
  const mayChoose = useMay('people');
  return (
    <Card
      size="small"
      title={t('contacts.finding', { n: name + 1 })}
      data-testid={`finding-${name}`}
      extra={
        <Button
          type="text"
          danger
          icon={<DeleteOutlined />}
          aria-label={t('contacts.removeFinding')}
          onClick={onRemove}
        />
      }
    >
      <TextField name={[name, 'title']} label={t('contacts.findingTitle')} />
      <Field name={[name, 'severity']} label={t('contacts.severity')}>
        <Segmented options={[1, 2, 3, 4, 5]} />
      </Field>
      <DateField name={[name, 'dueOn']} label={t('contacts.dueOn')} optional />
      {mayChoose && (
        <>
          <Field name={[name, 'responsible']} label={t('contacts.responsible')} optional>
            <PersonSelect allowClear />
          </Field>
          <Field
            name={[name, 'responsibleUnit']}
            label={t('contacts.responsibleUnit')}
            extra={t('contacts.responsibleUnitHint')}
            optional
          >
            <UnitTreeSelect />
          </Field>
        </>
      )}
    </Card>
  );
}

/** None to begin with, on the spot as many as there are. */
export function FindingFields() {
  const { t } = useTranslation();
  return (
    <Form.List name="findings">
      {(findings, { add, remove }) => (
        <div className="stack tight">
          {findings.map(({ key, name }) => (
            <FindingField key={key} name={name} onRemove={() => remove(name)} />
          ))}
          <Button block icon={<PlusOutlined />} onClick={() => add(newFinding)} data-testid="finding-add">
            {t('contacts.addFinding')}
          </Button>
        </div>
      )}
    </Form.List>
  );
}
