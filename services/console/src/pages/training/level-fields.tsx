import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TrainingKind } from '../../api/training';
import { Field } from '../../components/fields';
import './training.css';

const mostLevels = 9;

export function LevelFields({ kind }: { kind: TrainingKind }) {
  const { t } = useTranslation();
  return (
    <Form.List name="levels">
      {(fields, { add, remove }) => (
        <div className="stack tight" data-testid="training-levels">
          <span>{t(`training.levels.${kind}`)}</span>
          {fields.map(({ key, name }) => (
            <div key={key} className="training-level">
              <Field name={[name, 'name']} label={t('training.levelName', { n: name + 1 })}>
                <Input maxLength={60} />
              </Field>
              {fields.length > 1 && (
                <Button
                  type="text"
                  danger
                  icon={<DeleteOutlined />}
                  aria-label={t('training.removeLevel', { n: name + 1 })}
                  onClick={() => remove(name)}
                />
              )}
            </div>
          ))}
          {fields.length < mostLevels && (
            <span>
              <Button icon={<PlusOutlined />} onClick={() => add({})} data-testid="training-level-add">
                {t('training.addLevel')}
              </Button>
            </span>
          )}
        </div>
      )}
    </Form.List>
  );
}
