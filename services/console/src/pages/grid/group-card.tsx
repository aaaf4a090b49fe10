import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { GridGroup } from '../../api/grid';
import { useAsOf } from '../../components/as-of';
import { PersonName } from '../../components/person-name';
import { useUrlState } from '../../components/use-url-state';
import { useMay } from '../../session/session';
import { Declare } from './commands';

export function Rights({ group: { rights } }: { group: GridGroup }) {
  const { t } = useTranslation();
  if (rights.length === 0) return <span className="quiet">{t('grid.noRights')}</span>;
  return (
    <span>
      {rights.map((right) => (
        <Tag key={right}>{t(`grid.rights.${right}`)}</Tag>
      ))}
    </span>
  );
}

export function GroupType({ group: { groupType } }: { group: GridGroup }) {
  const { t } = useTranslation();
  return groupType ? <Tag color="error">{groupType}</Tag> : <Tag>{t('grid.undeclared')}</Tag>;
}

/** Who may not know of him is shown nothing. */
export function Leader({ group: { leader, leaderName } }: { group: GridGroup }) {
  const { t } = useTranslation();
  if (!leader) return null;
  return (
    <span>
      <span className="quiet">{t('grid.leader')}</span> <PersonName name={leaderName} id={leader} />
    </span>
  );
}

export function GroupActions({ group }: { group: GridGroup }) {
  const { t } = useTranslation();
  const { asOf } = useAsOf();
  const [, change] = useUrlState({ group: '' });
  const mayAct = useMay('actForGroup', group.within) && !asOf;
  return (
    <span className="row">
      {mayAct && <Declare group={group} />}
      <Button size="small" data-testid={`grid-open-${group.id}`} onClick={() => change({ group: group.id })}>
        {t('grid.open')}
      </Button>
    </span>
  );
}

export function GroupCard({ group }: { group: GridGroup }) {
  const { t } = useTranslation();
  const { id, name, brand, declaredOn, members, state } = group;
  return (
    <article className={`grid-group ${state}`} data-testid={`grid-group-${id}`}>
      <span className="row spread">
        <h3>{name}</h3>
        <GroupType group={group} />
      </span>
      <span className="brand">
        {brand && <b>{brand}</b>}
        {declaredOn && <span className="quiet"> {t('grid.since', { on: declaredOn })}</span>}
      </span>
      <span className="quiet figures">
        {t('grid.members')} {members}
      </span>
      <Leader group={group} />
      <Rights group={group} />
      <GroupActions group={group} />
    </article>
  );
}
