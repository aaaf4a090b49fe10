import { Empty } from 'antd';
import type { ReactNode } from 'react';

export const Nothing = ({ children }: { children: ReactNode }) => (
  <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={children} data-testid="empty" />
);
