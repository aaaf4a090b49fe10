import { Select, type SelectProps } from 'antd';
import { createContext, useContext } from 'react';
import type { Board } from '../../api/alliances';

export const BoardContext = createContext<Board | null>(null);

export function useBoardContext(): Board {
  const board = useContext(BoardContext);
  if (!board) throw new Error('useBoardContext outside of a board');
  return board;
}

/** For words that take a name as text: a party's name, or the id of a unit that is no party. */
export function usePartyName() {
  const { parties } = useBoardContext().alliance;
  return (id: string) => parties.find((party) => party.id === id)?.name ?? id;
}

export function PartySelect(props: SelectProps) {
  const { parties } = useBoardContext().alliance;
  return (
    <Select
      {...props}
      showSearch={{ optionFilterProp: 'label' }}
      options={parties.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
