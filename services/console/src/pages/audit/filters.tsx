import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { auditActions, auditOutcomes } from '../../api/audit';
import { DayRange } from '../../components/day-range';
import { ChoiceFilter } from '../../components/filters';
import { PersonSelect } from '../../components/person-select';
import { useMay } from '../../session/session';

export type AuditFilter = Record<'from' | 'to' | 'actor' | 'person' | 'action' | 'outcome', string>;

interface Props {
  filter: AuditFilter;
  onChange: (changes: Partial<AuditFilter>) => void;
}

/** By name where there are employees to choose from, by id in the group's own trail. */
function WhoFilter({ label, value, onChange }: { label: string; value: string; onChange: (id: string) => void }) {
  const byName = useMay('people');
  if (!byName) {
    return (
      <Input.Search
        key={value}
        allowClear
        aria-label={label}
        placeholder={label}
        defaultValue={value}
        onSearch={(id) => onChange(id.trim())}
      />
    );
  }
  return (
    <PersonSelect
      allowClear
      aria-label={label}
      placeholder={label}
      value={value || undefined}
      onChange={(id?: string) => onChange(id ?? '')}
    />
  );
}

export function Filters({ filter, onChange }: Props) {
  const { t } = useTranslation();
  const { from, to, actor, person } = filter;
  return (
    <div className="filters">
      <DayRange from={from} to={to} onChange={onChange} />
      <WhoFilter label={t('audit.byWhom')} value={actor} onChange={(id) => onChange({ actor: id })} />
      <WhoFilter label={t('audit.whose')} value={person} onChange={(id) => onChange({ person: id })} />
      <ChoiceFilter
        name="action"
        label={t('audit.action')}
        any={t('audit.anyAction')}
        options={auditActions.map((value) => ({ value, label: t(`audit.actions.${value}`) }))}
      />
      <ChoiceFilter
        name="outcome"
        label={t('audit.outcome')}
        any={t('audit.anyOutcome')}
        options={auditOutcomes.map((value) => ({ value, label: t(`audit.outcomes.${value}`) }))}
      />
    </div>
  );
}
