import { Button, Card, Segmented, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dutySignaturePath, type MyDuty, useDutyVersion, useMyDuties } from '../../api/duties';
import { Async, AsyncList } from '../../components/async';
import { CommandButton } from '../../components/command-button';
import { Page } from '../../components/page';
import { Pager } from '../../components/pager';
import { useUrlState } from '../../components/use-url-state';
import { today } from '../../format/time';
import { VersionItems } from '../duties/version-items';

function Content({ list, version }: { list: string; version: string }) {
  return <Async query={useDutyVersion(list, version)}>{({ items }) => <VersionItems items={items} />}</Async>;
}

function Standing({ duty: { state, dueOn, signedOn } }: { duty: MyDuty }) {
  const { t } = useTranslation();
  if (state === 'signed') return <Tag color="success">{t('myDuties.signedOn', { on: signedOn })}</Tag>;
  const isLate = dueOn < today();
  return (
    <Tag color={isLate ? 'error' : 'warning'}>{t(isLate ? 'myDuties.overdue' : 'myDuties.due', { on: dueOn })}</Tag>
  );
}

/** What is to be signed is shown before the button that signs it. */
function Duty({ duty }: { duty: MyDuty }) {
  const { t } = useTranslation();
  const isOpen = duty.state === 'open';
  const [reading, setReading] = useState(isOpen);
  const { list, name, version, unitName } = duty;
  return (
    <Card data-testid={`my-duty-${duty.id}`}>
      <div className="stack tight">
        <div className="row spread">
          <h2>
            {name} {t('duties.versionOf', { version })}
          </h2>
          <Standing duty={duty} />
        </div>
        <div className="row spread">
          <span className="quiet">{unitName}</span>
          <Button type="link" size="small" onClick={() => setReading(!reading)} data-testid="my-duty-read">
            {t(reading ? 'myDuties.hide' : 'myDuties.read')}
          </Button>
        </div>
        {reading && <Content list={list} version={version} />}
        {isOpen && (
          <CommandButton
            label={t('myDuties.sign')}
            title={t('myDuties.signTitle', { name, version })}
            intro={t('myDuties.signHint')}
            testId="my-duty-sign"
            button={{ type: 'primary' }}
            command={() => ({ path: dutySignaturePath(list, version), body: {} })}
          />
        )}
      </div>
    </Card>
  );
}

function Duties({ state }: { state: string }) {
  const { t } = useTranslation();
  const list = useMyDuties(state);
  return (
    <AsyncList list={list} empty={t(state ? 'myDuties.emptyOpen' : 'myDuties.empty')}>
      {(items) => (
        <div className="stack" data-testid="my-duties">
          {items.map((duty) => (
            <Duty key={duty.id} duty={duty} />
          ))}
          <Pager list={list} />
        </div>
      )}
    </AsyncList>
  );
}

export default function MyDutiesPage() {
  const { t } = useTranslation();
  const [{ show }, change] = useUrlState({ show: 'open' });
  const state = show === 'all' ? '' : 'open';
  return (
    <Page
      testId="myDuties-page"
      title={t('myDuties.title')}
      intro={t('myDuties.intro')}
      actions={
        <Segmented
          value={show}
          data-testid="my-duties-filter"
          options={[
            { value: 'open', label: t('myDuties.toSign') },
            { value: 'all', label: t('myDuties.all') },
          ]}
          onChange={(value) => change({ show: value })}
        />
      }
    >
      <Duties key={state} state={state} />
    </Page>
  );
}
