import { Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RuleItem } from '../../api/rulebooks';

export function ItemsTable({ items }: { items: RuleItem[] }) {
  const { t } = useTranslation();
  const none = t('common.none');
  return (
    <Table<RuleItem>
      size="middle"
      rowKey="code"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={items}
      data-testid="rulebook-items"
      columns={[
        {
          title: t('rulebooks.item'),
          render: (_, { code, name }) => (
            <>
              {name} <span className="quiet">{code}</span>
            </>
          ),
        },
        { title: t('rulebooks.kind'), render: (_, { kind }) => <Tag>{t(`rulebooks.kinds.${kind}`)}</Tag> },
        {
          title: t('rulebooks.points'),
          align: 'right',
          render: (_, { points, expression }) => points ?? (expression ? <code>{expression}</code> : none),
        },
        { title: t('rulebooks.cap'), align: 'right', render: (_, { cap }) => cap ?? none },
        { title: t('rulebooks.trigger'), render: (_, { trigger }) => (trigger ? <code>{trigger}</code> : none) },
        {
          title: t('rulebooks.condition'),
          render: (_, { condition }) => (condition ? <code>{condition}</code> : none),
        },
        {
          title: t('rulebooks.subject'),
          render: (_, { subject }) => (subject ? <code>{subject}</code> : none),
        },
        {
          title: t('rulebooks.evidence'),
          render: (_, { evidence }) => t(evidence ? 'common.yes' : 'common.no'),
        },
      ]}
    />
  );
}
