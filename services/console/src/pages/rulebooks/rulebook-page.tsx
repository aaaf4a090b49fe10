import { Button, Card, Tabs, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { adoptionPath, type Rulebook, type RulebookVersion, useRulebook } from '../../api/rulebooks';
import { Async } from '../../components/async';
import { CommandButton } from '../../components/command-button';
import { DateField } from '../../components/fields';
import { Page } from '../../components/page';
import { today } from '../../format/time';
import { useMay } from '../../session/session';
import { ItemsTable } from './items-table';

function Adopt({ id, version }: { id: string; version: number }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ from: string }>
      label={t('rulebooks.adopt')}
      title={t('rulebooks.adoptTitle', { n: version })}
      testId={`version-adopt-${version}`}
      button={{ type: 'primary' }}
      initial={{ from: today().slice(0, 7) }}
      command={(body) => ({ path: adoptionPath(id, version), body })}
    >
      <DateField name="from" label={t('rulebooks.adoptFrom')} picker="month" />
    </CommandButton>
  );
}

function VersionView({ id, version, mayGovern }: { id: string; version: RulebookVersion; mayGovern: boolean }) {
  const { t } = useTranslation();
  const { version: n, status, from, base, formula, items } = version;
  return (
    <div className="stack" data-testid={`version-${n}`}>
      <div className="row spread">
        <span className="row">
          <Tag color={status === 'adopted' ? 'success' : undefined}>{t(`rulebooks.statuses.${status}`)}</Tag>
          {from && <span>{t('rulebooks.from', { from })}</span>}
          <span>
            {t('rulebooks.base')} {base}
          </span>
          <span>
            {t('rulebooks.formula')} <code>{formula}</code>
          </span>
          <span className="quiet">{t('rulebooks.itemCount', { n: items.length })}</span>
        </span>
        {mayGovern && status === 'draft' && <Adopt id={id} version={n} />}
      </div>
      <ItemsTable items={items} />
    </div>
  );
}

function RulebookView({ rulebook }: { rulebook: Rulebook }) {
  const { t } = useTranslation();
  const mayGovern = useMay('govern');
  const navigate = useNavigate();
  const newestFirst = rulebook.versions.toReversed();
  return (
    <Page
      testId="rulebook-page"
      title={rulebook.name}
      intro={<Link to="/rulebooks">{t('rulebooks.title')}</Link>}
      actions={
        mayGovern && (
          <Button
            onClick={() => navigate(`/rulebooks/${encodeURIComponent(rulebook.id)}/new-version`)}
            data-testid="version-create"
          >
            {t('rulebooks.newVersion')}
          </Button>
        )
      }
    >
      <Card>
        <Tabs
          items={newestFirst.map((version) => ({
            key: String(version.version),
            label: t('rulebooks.version', { n: version.version }),
            children: <VersionView id={rulebook.id} version={version} mayGovern={mayGovern} />,
          }))}
        />
      </Card>
    </Page>
  );
}

export default function RulebookPage() {
  const { id = '' } = useParams();
  return <Async query={useRulebook(id)}>{(rulebook) => <RulebookView rulebook={rulebook} />}</Async>;
}
