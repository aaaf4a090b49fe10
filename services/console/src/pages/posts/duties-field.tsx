import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRegister, useRegisters } from '../../api/posts';
import { Field } from '../../components/fields';
import { TabLeaves } from '../../components/tab-leaves';

/** The form gives the select its value through the props it puts in. */
function Choices({ unit, ...props }: { unit: string }) {
  const { t } = useTranslation();
  const { data, isFetching } = useRegister(unit);
  const duties = data?.duties ?? [];
  return (
    <TabLeaves>
      <Select
        {...props}
        mode="multiple"
        loading={isFetching}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('posts.chooseDuties')}
        options={duties.map(({ code, name }) => ({ value: code, label: `${name}（${code}）` }))}
      />
    </TabLeaves>
  );
}

/** Duties of the register of the unit, or of the unit that this Party organisation leads. */
export function DutiesField({ unit }: { unit?: string }) {
  const { t } = useTranslation();
  const registers = useRegisters().data?.items ?? [];
  const register = registers.find(({ id, partyOrganization }) => unit === id || unit === partyOrganization);
  if (!unit) return null;
  if (!register) return <p className="quiet">{t('posts.noRegister')}</p>;
  return (
    <Field name="duties" label={t('posts.duties')} optional>
      <Choices unit={register.id} />
    </Field>
  );
}
