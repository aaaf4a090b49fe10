import { Breadcrumb, Button, Descriptions, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { mayStandUnder } from '../../api/containment';
import { type Unit, type UnitDetail, unitKinds, useUnit } from '../../api/organization';
import { Async } from '../../components/async';
import { useMay } from '../../session/session';
import { AddUnit, DissolveUnit, MergeUnit, MoveUnit, RenameUnit } from './commands';
import { People } from './people';
import { UnitHistory } from './unit-history';

interface Props {
  id: string;
  asOf?: string;
  onChoose: (id: string) => void;
}

const mayHold = ({ tree, kind: above }: Unit) => unitKinds[tree].some((kind) => mayStandUnder(kind, above));

function MergedInto({ id, onChoose }: { id: string; onChoose: Props['onChoose'] }) {
  const { t } = useTranslation();
  const name = useUnit(id).data?.name ?? id;
  return (
    <Button type="link" onClick={() => onChoose(id)} data-testid="heir-open">
      {t('chart.mergedInto', { name })}
    </Button>
  );
}

function Details({ unit, asOf, onChoose }: { unit: UnitDetail } & Omit<Props, 'id'>) {
  const { t } = useTranslation();
  const within = [...unit.path.map(({ id }) => id), unit.id];
  const mayCommand = useMay('command', within) && !unit.dissolvedOn && !asOf;
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
          {unit.mergedInto && <MergedInto id={unit.mergedInto} onChoose={onChoose} />}
        </h2>
        {mayCommand && (
          <div className="row">
            {mayHold(unit) && <AddUnit tree={unit.tree} under={unit} />}
            <RenameUnit unit={unit} />
            {unit.parent && <MoveUnit unit={unit} />}
            <MergeUnit unit={unit} />
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
      {listsPeople && <People key={unit.id} unit={unit} asOf={asOf} />}
      <UnitHistory key={`history/${unit.id}`} unit={unit} asOf={asOf} />
    </div>
  );
}

export const UnitPanel = ({ id, asOf, onChoose }: Props) => (
  <Async query={useUnit(id, asOf)}>{(unit) => <Details unit={unit} asOf={asOf} onChoose={onChoose} />}</Async>
);
