import type { KeyboardEvent, ReactNode } from 'react';

const hide = (event: KeyboardEvent) => {
  if (event.key === 'Tab') event.stopPropagation();
};

/** In an open list of several choices Ant Design takes Tab for Enter: it undid the choice made last, and stayed. */
export const TabLeaves = ({ children }: { children: ReactNode }) => <div onKeyDownCapture={hide}>{children}</div>;
