import { Card } from 'antd';
import type { ReactNode } from 'react';
import './import.css';

interface Props {
  number: number;
  title: string;
  hint?: string;
  children: ReactNode;
}

export const Step = ({ number, title, hint, children }: Props) => (
  <Card className="step">
    <h2>
      <span className="step-number" aria-hidden="true">
        {number}
      </span>
      {title}
    </h2>
    {hint && <p className="quiet">{hint}</p>}
    {children}
  </Card>
);
