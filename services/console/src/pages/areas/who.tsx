import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../api/areas';
import { Treemap, type TreemapNode } from '../../components/treemap';
import { coloursOf } from './colours';

type By = 'member' | 'unit';

/** Who answers for what, by size: members, or units, and their areas within. */
export function Who({ areas }: { areas: Area[] }) {
  const { t } = useTranslation();
  const [by, setBy] = useState<By>('member');
  const [unassigned, forgotten, unknown] = [t('areas.unassigned'), t('common.forgotten'), t('areas.contracted')];
  const data = useMemo(() => {
    const colour = coloursOf(areas);
    const holder = ({ state, member, memberName }: Area) => {
      if (state === 'unassigned') return unassigned;
      return member ? (memberName ?? forgotten) : unknown;
    };
    const groups = Map.groupBy(areas, (area) => (by === 'unit' ? area.unit : (area.member ?? area.state)));
    return [...groups.values()].map((own): TreemapNode => {
      const first = own[0]!;
      const children = own.map((area) => ({
        name: by === 'unit' ? `${area.name} ${holder(area)}` : area.name,
        value: area.squareMetres ?? 0,
        ...(area.state === 'unassigned' ? { colour: '#a8201a', ink: '#ffffff' } : { colour: colour(area) }),
      }));
      const value = Math.round(children.reduce((sum, child) => sum + child.value, 0) * 100) / 100;
      return { name: by === 'unit' ? first.unitName : holder(first), value, colour: '#f2f0ed', children };
    });
  }, [areas, by, unassigned, forgotten, unknown]);
  return (
    <section className="stack tight" data-testid="areas-treemap">
      <div className="row spread">
        <h2>{t('areas.who')}</h2>
        <Segmented<By>
          value={by}
          options={[
            { value: 'member', label: t('areas.byMember') },
            { value: 'unit', label: t('areas.byUnit') },
          ]}
          onChange={setBy}
        />
      </div>
      <Treemap data={data} label={t('areas.who')} unit={t('areas.m2')} />
    </section>
  );
}
