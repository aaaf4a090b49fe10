import { Breadcrumb, Descriptions, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type UnitDetail, useUnit } from '../../api/organization';
import { Async } from '../../components/async';
import { useMay } from '../../session/session';
import { AddUnit, DissolveUnit, MoveUnit, RenameUnit } from './commands';
import { People } from './people';

interface Props {
  id: string;
  onChoose: (id: string) => void;
}

function Details({ unit, onChoose }: { unit: UnitDetail; onChoose: Props['onChoose'] }) {
  const { t } = useTranslation();
  const within = [...unit.path.map(({ id }) => id), unit.id];
  const mayCommand = useMay('command', within) && !unit.dissolvedOn;
  const listsPeople = useMay('people') && (unit.tree === 'production' || unit.kind === 'partyGroup');
  return (
    <div className="stack" data-testid="unit-panel">
      {unit.path.length > 0 && (
        <Breadcrumb
          items={unit.path
            .filter(({ id }) => id !== unit.id)
            .map(({ id, name }) => ({
              key: id,
              title: (
                <button type="button" className="plain-button" onClick={() => onChoose(id)}>
                  {name}
                </button>
              ),
            }))}
        />
      )}
      <div className="row spread">
        <h2 className="row">
          <span data-testid="unit-name">{unit.name}</span>
          <Tag>{t(`organization.kinds.${unit.kind}`)}</Tag>
          {unit.dissolvedOn && <Tag color="error">{t('organization.dissolved')}</Tag>}
        </h2>
        {mayCommand && (
          <div className="row">
            <AddUnit tree={unit.tree} under={unit} />
            <RenameUnit unit={unit} />
            <MoveUnit unit={unit} />
            <DissolveUnit unit={unit} />
          </div>
        )}
      </div>
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 2, xl: 3 }}
        items={[
          { key: 'code', label: t('common.code'), children: unit.code },
          { key: 'on', label: t('organization.since'), children: unit.on },
          ...(unit.dissolvedOn
            ? [{ key: 'dissolvedOn', label: t('organization.dissolvedOn'), children: unit.dissolvedOn }]
            : []),
          { key: 'children', label: t('organization.children'), children: unit.childCount },
          { key: 'people', label: t('organization.peopleCount'), children: unit.peopleCount },
          { key: 'members', label: t('organization.members'), children: unit.memberCount },
        ]}
      />
      {listsPeople && <People key={unit.id} unit={unit} />}
    </div>
  );
}

export const UnitPanel = ({ id, onChoose }: Props) => (
  <Async query={useUnit(id)}>{(unit) => <Details unit={unit} onChoose={onChoose} />}</Async>
);
