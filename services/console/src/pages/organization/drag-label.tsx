import { useState } from 'react';
import type { Unit } from '../../api/organization';
import { useDrag } from './drag';
import { UnitLabel } from './unit-label';

/** A unit in the tree: it is dragged where it may be moved, and takes what may stand under it. */
export function DragLabel({ unit, mayMove }: { unit: Unit; mayMove: boolean }) {
  const drag = useDrag();
  const [over, setOver] = useState(false);
  const takes = drag?.takes(unit) ?? false;
  return (
    <span
      className={over && takes ? 'drag-label takes' : 'drag-label'}
      draggable={drag !== undefined && mayMove}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        // Firefox drags nothing that carries nothing.
        event.dataTransfer.setData('text/plain', unit.name);
        drag?.start(unit);
      }}
      onDragEnd={() => drag?.end()}
      onDragOver={(event) => {
        if (!takes) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        drag?.drop(unit);
      }}
    >
      <UnitLabel unit={unit} />
    </span>
  );
}
