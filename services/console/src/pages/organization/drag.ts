import { createContext, useContext } from 'react';
import type { Unit } from '../../api/organization';

/** A unit that is dragged onto its new parent; undefined where nothing is to be moved. */
export interface Drag {
  dragged?: Unit;
  start: (unit: Unit) => void;
  end: () => void;
  /** Whether the unit that is dragged may stand under this one. */
  takes: (unit: Unit) => boolean;
  drop: (onto: Unit) => void;
}

export const DragContext = createContext<Drag | undefined>(undefined);
export const useDrag = () => useContext(DragContext);
