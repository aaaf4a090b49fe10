import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CardLine, CardSection } from '../../api/people';
import { instant } from '../../format/time';
import { useLocal } from '../../i18n/use-local';
import { Lines } from './lines';

/** A moment is shown as the user's clock says it; a day is a day. */
const asText = (value: string | number): string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value) ? instant(value) : String(value);

/** Whatever a subject has to say of the person, as it says it: new subjects need nothing here. */
export function Section({ section: { subject, title, columns, rows } }: { section: CardSection }) {
  const { t } = useTranslation();
  const local = useLocal();
  const cell = (row: CardLine, { field, values }: CardSection['columns'][number], first: boolean) => {
    const value = row[field];
    if (value === undefined) return t('common.none');
    const words = values?.[String(value)];
    const text = words ? local(words) : asText(value);
    return first && row.link ? <Link to={row.link}>{text}</Link> : text;
  };
  return (
    <Card size="small" title={local(title)} data-testid={`card-${subject}`}>
      <Lines
        rows={rows}
        columns={columns.map((column, i) => ({
          key: column.field,
          title: local(column.label),
          render: (row: CardLine) => cell(row, column, i === 0),
        }))}
      />
    </Card>
  );
}
