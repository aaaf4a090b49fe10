import { Card, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface Props {
  label: string;
  value?: ReactNode;
  to?: string;
  testId: string;
}

export function Figure({ label, value, to, testId }: Props) {
  const content = (
    <>
      <span className="quiet">{label}</span>
      <span className="figure-value">{value ?? <Skeleton.Button active size="small" />}</span>
    </>
  );
  return (
    <Card size="small" data-testid={testId}>
      {to ? (
        <Link to={to} className="figure">
          {content}
        </Link>
      ) : (
        <div className="figure">{content}</div>
      )}
    </Card>
  );
}
