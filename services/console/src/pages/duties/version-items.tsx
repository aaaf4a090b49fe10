import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DutyLine } from '../../api/duties';
import { Nothing } from '../../components/nothing';
import './duties.css';

const colours = { added: 'success', changed: 'warning', removed: 'error', same: undefined } as const;

interface Props {
  items: DutyLine[];
  onlyChanges?: boolean;
}

/** The items of a version, each with what was changed in it. */
export function VersionItems({ items, onlyChanges = false }: Props) {
  const { t } = useTranslation();
  const shown = onlyChanges ? items.filter(({ change }) => change !== 'same') : items;
  if (shown.length === 0) return <Nothing>{t('duties.noChanges')}</Nothing>;
  return (
    <ul data-testid="duty-items">
      {shown.map(({ code, name, text, change, before }) => (
        <li key={code} className={`duty-line ${change}`} data-testid={`duty-item-${code}`}>
          <div className="row">
            <h3>
              {code}. {name}
            </h3>
            {change !== 'same' && <Tag color={colours[change]}>{t(`duties.changes.${change}`)}</Tag>}
          </div>
          <p>{text}</p>
          {before && (
            <p className="quiet">
              {t('duties.before', { text: before.name === name ? before.text : `${before.name}：${before.text}` })}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
