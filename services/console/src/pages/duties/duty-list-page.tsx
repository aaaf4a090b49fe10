import { Button, Card, Segmented, Switch, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { type DutyList, type DutyVersionDetail, dutyReminderPath, useDutyList, useDutyVersion } from '../../api/duties';
import { useUnit } from '../../api/organization';
import { AsOfBanner, useAsOf } from '../../components/as-of';
import { Async } from '../../components/async';
import { CommandButton } from '../../components/command-button';
import { Page } from '../../components/page';
import { useUrlState } from '../../components/use-url-state';
import { useMay } from '../../session/session';
import { Progress } from './progress';
import { Signatures } from './signatures';
import { VersionItems } from './version-items';

function Remind({ list, version: { version, open } }: { list: string; version: DutyVersionDetail }) {
  const { t } = useTranslation();
  return (
    <CommandButton
      label={t('duties.remind', { n: open })}
      title={t('duties.remindTitle')}
      intro={t('duties.remindHint', { n: open })}
      testId="duty-remind"
      command={() => ({ path: dutyReminderPath(list, version), body: {} })}
    />
  );
}

interface Shown {
  list: string;
  version: DutyVersionDetail;
  mayCommand: boolean;
  asOf?: string;
}

function VersionView({ list, version, mayCommand, asOf }: Shown) {
  const { t } = useTranslation();
  const [onlyChanges, setOnlyChanges] = useState(false);
  const { against, replacedBy, state } = version;
  return (
    <>
      <Card
        title={
          <span className="row">
            {t('duties.versionOf', { version: version.version })}
            <Tag color={state === 'inForce' ? 'success' : undefined}>{t(`duties.states.${state}`)}</Tag>
            {replacedBy && <span className="quiet">{t('duties.replacedBy', { version: replacedBy })}</span>}
          </span>
        }
        extra={mayCommand && state === 'inForce' && version.open > 0 && <Remind list={list} version={version} />}
      >
        <div className="row spread">
          <span className="row">
            <Progress of={version} />
            <span className="quiet">
              {t('duties.issuedOn')} {version.on} · {t('duties.dueOn')} {version.dueOn}
            </span>
          </span>
        </div>
      </Card>
      <Card
        title={t('duties.content')}
        extra={
          <span className="row">
            <span className="quiet">
              {against ? t('duties.against', { version: against }) : t('duties.firstVersion')}
            </span>
            {against && (
              <Switch
                checked={onlyChanges}
                onChange={setOnlyChanges}
                checkedChildren={t('duties.onlyChanges')}
                unCheckedChildren={t('duties.onlyChanges')}
                aria-label={t('duties.onlyChanges')}
                data-testid="duty-only-changes"
              />
            )}
          </span>
        }
      >
        <VersionItems items={version.items} onlyChanges={onlyChanges} />
      </Card>
      {version.signaturesVisible && (
        <Card title={t('duties.signatures')}>
          <Signatures key={version.version} list={list} version={version.version} asOf={asOf} />
        </Card>
      )}
    </>
  );
}

function ListView({ list, asOf }: { list: DutyList; asOf?: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [{ version }, change] = useUrlState({ version: '' });
  const within = useUnit(list.unit).data?.path.map(({ id }) => id);
  const mayCommand = useMay('command', within) && !asOf;
  const shown = version || list.version;
  return (
    <Page
      testId="duty-list-page"
      title={list.name}
      intro={
        <>
          <Link to="/duties">{t('duties.title')}</Link> · {list.unitName}
        </>
      }
      actions={
        mayCommand && (
          <Button
            type="primary"
            onClick={() => navigate(`/duties/${encodeURIComponent(list.id)}/new-version`)}
            data-testid="duty-new-version"
          >
            {t('duties.newVersion')}
          </Button>
        )
      }
    >
      <AsOfBanner />
      <div className="duty-versions">
        <Segmented
          value={shown}
          aria-label={t('duties.versions')}
          data-testid="duty-versions"
          options={list.versions.map(({ version: month }) => ({ value: month, label: month }))}
          onChange={(value) => change({ version: value })}
        />
      </div>
      <Async query={useDutyVersion(list.id, shown, asOf)}>
        {(found) => <VersionView list={list.id} version={found} mayCommand={mayCommand} asOf={asOf} />}
      </Async>
    </Page>
  );
}

export default function DutyListPage() {
  const { id = '' } = useParams();
  const { asOf } = useAsOf();
  return <Async query={useDutyList(id, asOf)}>{(list) => <ListView list={list} asOf={asOf} />}</Async>;
}
