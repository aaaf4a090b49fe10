import { Button, Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { peoplePath, type Person } from '../../api/organization';
import { planPath, type TrainingPlan } from '../../api/training';
import { useGet } from '../../api/use-get';
import type { ListAnswer } from '../../api/use-list';
import { CommandButton } from '../../components/command-button';
import { ChoiceField, Field } from '../../components/fields';
import type { Option } from '../../components/remote-select';
import { TabLeaves } from '../../components/tab-leaves';
import { UnitTreeSelect } from '../../components/unit-tree-select';

const most = 200;

const toOption = ({ id, name, employeeNo }: Person): Option => ({ value: id, label: `${name}（${employeeNo}）` });

interface ChoicesProps {
  id?: string;
  value?: string[];
  onChange?: (people: string[]) => void;
  unit: string;
}

/** People of one unit after the other: who was chosen from another stays chosen. */
function PeopleOfUnits({ unit, value = [], onChange, ...props }: ChoicesProps) {
  const { t } = useTranslation();
  const [from, setFrom] = useState<string | undefined>(unit);
  const [chosen, setChosen] = useState<Option[]>([]);
  const ofParty = from?.startsWith('party.');
  const { data, isFetching, isPlaceholderData } = useGet<ListAnswer<Person>>(
    peoplePath,
    { [ofParty ? 'group' : 'unit']: from, limit: most },
    { enabled: from !== undefined },
  );
  const here = from && !isPlaceholderData ? (data?.items ?? []).map(toOption) : [];
  const elsewhere = chosen.filter((option) => !here.some(({ value: id }) => id === option.value));
  const choose = (options: Option[]) => {
    setChosen(options);
    onChange?.(options.map(({ value: id }) => id));
  };
  const all = [...elsewhere, ...here];
  return (
    <div className="stack tight">
      <UnitTreeSelect aria-label={t('training.fromUnit')} value={from} onChange={setFrom} />
      {here.length > 0 && (
        <span>
          <Button size="small" onClick={() => choose(all)} data-testid="training-choose-all">
            {t('training.chooseAll', { n: here.length })}
          </Button>
        </span>
      )}
      <TabLeaves>
        <Select
          {...props}
          mode="multiple"
          loading={isFetching}
          maxTagCount={12}
          showSearch={{ optionFilterProp: 'label' }}
          value={value}
          options={all}
          onChange={(ids: string[]) => choose(all.filter(({ value: id }) => ids.includes(id)))}
        />
      </TabLeaves>
    </div>
  );
}

function Chosen() {
  const { t } = useTranslation();
  const people = Form.useWatch<string[] | undefined>('people');
  return <p className="quiet">{t('training.chosen', { n: people?.length ?? 0 })}</p>;
}

export function Enrol({ plan: { id, unit, kind, levels } }: { plan: TrainingPlan }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ people: string[]; tier?: string }>
      label={t('training.enrol')}
      intro={t('training.enrolHint')}
      testId="training-enrol"
      button={{ type: 'primary' }}
      command={(body) => ({ path: planPath(id, 'trainees'), body })}
    >
      {kind === 'tiered' && (
        <ChoiceField
          name="tier"
          label={t('training.tier')}
          options={levels.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
      <Field name="people" label={t('training.trainees')}>
        <PeopleOfUnits unit={unit} />
      </Field>
      <Chosen />
    </CommandButton>
  );
}
