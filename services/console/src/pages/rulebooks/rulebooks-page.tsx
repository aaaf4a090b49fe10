import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { type Rulebook, useRulebooks } from '../../api/rulebooks';
import { type Column, DataTable } from '../../components/data-table';
import { Page } from '../../components/page';
import { useMay } from '../../session/session';

export default function RulebooksPage() {
  const { t } = useTranslation();
  const mayGovern = useMay('govern');
  const navigate = useNavigate();
  const list = useRulebooks();
  const columns: Column<Rulebook>[] = [
    {
      key: 'name',
      title: t('common.name'),
      render: ({ id, name }) => (
        <Link to={`/rulebooks/${encodeURIComponent(id)}`} data-testid={`rulebook-${id}`}>
          {name}
        </Link>
      ),
    },
    {
      key: 'versions',
      title: t('rulebooks.versions'),
      render: ({ versions }) => (
        <span className="row">
          {versions.map(({ version, status }) => (
            <Tag key={version} color={status === 'adopted' ? 'success' : undefined}>
              {t('rulebooks.version', { n: version })} · {t(`rulebooks.statuses.${status}`)}
            </Tag>
          ))}
        </span>
      ),
    },
    {
      key: 'items',
      title: t('rulebooks.items'),
      align: 'right',
      render: ({ versions }) => versions.at(-1)?.items.length ?? 0,
    },
  ];
  return (
    <Page
      testId="rulebooks-page"
      title={t('rulebooks.title')}
      intro={t('rulebooks.intro')}
      actions={
        mayGovern && (
          <Button
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => navigate('/rulebooks/new')}
            data-testid="rulebook-create"
          >
            {t('rulebooks.create')}
          </Button>
        )
      }
    >
      <Card>
        <DataTable
          list={list}
          columns={columns}
          rowKey={({ id }) => id}
          empty={t('rulebooks.empty')}
          testId="rulebooks-table"
        />
      </Card>
    </Page>
  );
}
