import { Form, Select } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { peoplePath, type Person } from '../../api/organization';
import { useGet } from '../../api/use-get';
import type { ListAnswer } from '../../api/use-list';
import { Field } from '../../components/fields';
import { TabLeaves } from '../../components/tab-leaves';

const most = 200;

function Choices({ people, ...props }: { people: Person[]; loading: boolean }) {
  return (
    <TabLeaves>
      <Select
        {...props}
        mode="multiple"
        maxTagCount={12}
        showSearch={{ optionFilterProp: 'label' }}
        options={people.map(({ id, name, employeeNo }) => ({ value: id, label: `${name}（${employeeNo}）` }))}
      />
    </TabLeaves>
  );
}

/** Everybody of the unit, until the author takes some out. */
export function SignersField({ unit }: { unit?: string }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const ofParty = unit?.startsWith('party.');
  const { data, isFetching, isPlaceholderData } = useGet<ListAnswer<Person>>(
    peoplePath,
    { [ofParty ? 'group' : 'unit']: unit, limit: most },
    { enabled: unit !== undefined },
  );
  const people = unit && !isPlaceholderData ? data?.items : undefined;
  const chosen = Form.useWatch<string[] | undefined>('signers', form);
  const everybody = people?.map(({ id }) => id).join();
  useEffect(() => {
    if (everybody !== undefined) form.setFieldValue('signers', everybody === '' ? [] : everybody.split(','));
  }, [form, everybody]);
  return (
    <Field
      name="signers"
      label={t('duties.signers')}
      extra={t('duties.signersHint', { n: chosen?.length ?? 0 })}
      rules={[{ type: 'array', min: 1, message: t('duties.atLeastOne') }]}
    >
      <Choices people={people ?? []} loading={isFetching} />
    </Field>
  );
}
