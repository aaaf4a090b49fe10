import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Contract, useMyContracts } from '../../api/areas';
import { Async } from '../../components/async';
import { Nothing } from '../../components/nothing';
import { Page } from '../../components/page';
import { PersonName } from '../../components/person-name';
import { squareMetres } from '../../format/square-metres';
import { useSession } from '../../session/session';

function Answered({ contract }: { contract: Contract }) {
  const { t } = useTranslation();
  const { kind, name, employee, employeeName, unitName, squareMetres: size, from, state } = contract;
  return (
    <Card size="small" data-testid={`my-contract-${contract.thing}`}>
      <div className="row spread">
        <b>{kind === 'employee' ? <PersonName name={employeeName} id={employee} /> : name}</b>
        {size !== undefined && (
          <span className="figures">
            {squareMetres(size)} {t('areas.m2')}
          </span>
        )}
      </div>
      <div className="quiet">
        {unitName} · {t(state === 'coming' ? 'myAreas.fromDay' : 'areas.sinceDay', { on: from })}
      </div>
    </Card>
  );
}

function Section({ title, contracts }: { title: string; contracts: Contract[] }) {
  if (contracts.length === 0) return null;
  return (
    <section className="stack tight">
      <h2>{title}</h2>
      {contracts.map((contract) => (
        <Answered key={contract.id} contract={contract} />
      ))}
    </section>
  );
}

function Mine({ contracts }: { contracts: Contract[] }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const now = contracts.filter(({ state }) => state !== 'ended');
  const mine = now.filter(({ member }) => member === person);
  const of = (kind: Contract['kind']) => mine.filter((contract) => contract.kind === kind);
  const size = of('area').reduce((sum, { squareMetres: its }) => sum + Math.round((its ?? 0) * 100), 0) / 100;
  const forMe = now.filter(({ employee }) => employee === person);
  if (now.length === 0) return <Nothing>{t('myAreas.empty')}</Nothing>;
  return (
    <div className="stack" data-testid="my-areas">
      {forMe.map(({ id, memberName, member, from }) => (
        <p key={id} className="quiet">
          {t('myAreas.forMe')} <PersonName name={memberName} id={member} /> {t('areas.sinceDay', { on: from })}
        </p>
      ))}
      <Section title={t('myAreas.areas', { n: of('area').length, size: squareMetres(size) })} contracts={of('area')} />
      <Section title={t('myAreas.posts', { n: of('post').length })} contracts={of('post')} />
      <Section title={t('myAreas.employees', { n: of('employee').length })} contracts={of('employee')} />
    </div>
  );
}

export default function MyAreasPage() {
  const { t } = useTranslation();
  return (
    <Page testId="myAreas-page" title={t('myAreas.title')} intro={t('myAreas.intro')}>
      <Async query={useMyContracts()}>{({ items }) => <Mine contracts={items} />}</Async>
    </Page>
  );
}
