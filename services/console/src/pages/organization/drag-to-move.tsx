import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayStandUnder } from '../../api/containment';
import { type Unit, unitPath } from '../../api/organization';
import { CommandDialog } from '../../components/command-dialog';
import { DateField } from '../../components/fields';
import { today } from '../../format/time';
import { type Drag, DragContext } from './drag';

interface Move {
  unit: Unit;
  to: Unit;
}

/** Nothing moves by the drag alone: the form says what goes from where to where, and asks since when. */
function ConfirmMove({ move, onClose }: { move?: Move; onClose: () => void }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(move);
  // What is shown stays while the window closes.
  if (move && move !== shown) setShown(move);
  if (!shown) return null;
  const { unit, to } = shown;
  const words = { from: unit.unitPath, to: [to.unitPath, to.name].filter(Boolean).join(' / '), count: unit.childCount };
  return (
    <CommandDialog<{ on: string }>
      label={t('organization.move')}
      title={t('chart.dragTitle', { name: unit.name })}
      intro={unit.childCount > 0 ? t('chart.dragIntro', words) : t('chart.dragIntroAlone', words)}
      testId="unit-drag"
      initial={{ on: today() }}
      command={({ on }) => ({ path: unitPath(unit.id, 'parent'), body: { parent: to.id, on } })}
      open={move !== undefined}
      onClose={onClose}
    >
      <DateField name="on" label={t('organization.effective')} />
    </CommandDialog>
  );
}

export function DragToMove({ enabled, children }: { enabled: boolean; children: ReactNode }) {
  const [dragged, setDragged] = useState<Unit>();
  const [move, setMove] = useState<Move>();
  const drag = useMemo<Drag>(
    () => ({
      dragged,
      start: setDragged,
      end: () => setDragged(undefined),
      takes: (unit) =>
        dragged !== undefined &&
        dragged.id !== unit.id &&
        dragged.parent !== unit.id &&
        !unit.dissolvedOn &&
        mayStandUnder(dragged.kind, unit.kind),
      drop: (to) => {
        if (dragged) setMove({ unit: dragged, to });
        setDragged(undefined);
      },
    }),
    [dragged],
  );
  return (
    <DragContext value={enabled ? drag : undefined}>
      {children}
      <ConfirmMove move={move} onClose={() => setMove(undefined)} />
    </DragContext>
  );
}
