import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { type RulebookItem, useRulebooks } from '../../api/rulebooks';
import { type Column, DataTable } from '../../components/data-table';
import { Page } from '../../components/page';
import { useMay } from '../../session/session';

export default function RulebooksPage() {
  const { t } = useTranslation();
  const mayGovern = useMay('govern');
  const navigate = useNavigate();
  const list = useRulebooks();
  const columns: Column<RulebookItem>[] = [
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
      key: 'appliesTo',
      title: t('rulebooks.appliesTo'),
      render: ({ appliesTo }) => <Tag>{t(`rulebooks.subjects.${appliesTo}`)}</Tag>,
    },
    {
      key: 'adopted',
      title: t('rulebooks.adopted'),
      render: ({ adopted, adoptedFrom }) =>
        adopted === undefined
          ? t('common.none')
          : `${t('rulebooks.version', { n: adopted })} · ${t('rulebooks.from', { from: adoptedFrom })}`,
    },
    {
      key: 'latest',
      title: t('rulebooks.latest'),
      render: ({ latest }) => t('rulebooks.version', { n: latest }),
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
