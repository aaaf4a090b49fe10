import { Button, Card, Tabs, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type Responsibility, useResponsibility } from '../../api/areas';
import { withParams } from '../../api/http';
import { useAsOf } from '../../components/as-of';
import { AsOfPage } from '../../components/as-of-page';
import { Async } from '../../components/async';
import { Figure } from '../../components/figure';
import { UnitScope } from '../../components/unit-scope';
import { useUrlState } from '../../components/use-url-state';
import { squareMetres } from '../../format/square-metres';
import { useMay } from '../../session/session';
import './areas.css';
import { DeclarePost, RegisterArea } from './commands';
import { ContractTable } from './contract-table';
import { FloorPlan } from './floor-plan';
import { Employees, Members, Posts } from './shares';
import { ThingDrawer } from './thing-drawer';
import { Workbook } from './workbook';

interface Props {
  unit?: string;
  asOf?: string;
}

function Figures({ of: { areas, squareMetres: size, employees, posts, double, members } }: { of: Responsibility }) {
  const { t } = useTranslation();
  const shares = (total: string | number, unassigned: string | number) => (
    <>
      <span>{total}</span>
      <span className="quiet areas-open">{t('areas.open', { n: unassigned })}</span>
    </>
  );
  return (
    <div className="areas-figures">
      <Figure
        label={t('areas.sizeOf', { n: areas.total })}
        value={shares(squareMetres(size.total), squareMetres(size.unassigned))}
        testId="areas-size"
      />
      <Figure
        label={t('areas.employees')}
        value={shares(employees.total, employees.unassigned)}
        testId="areas-employees"
      />
      <Figure label={t('areas.posts')} value={shares(posts.total, posts.unassigned)} testId="areas-posts" />
      <Figure label={t('areas.members')} value={members} testId="areas-members" />
      <Tooltip title={t('areas.doubleHint')}>
        <div>
          <Figure label={t('areas.double')} value={double} testId="areas-double" />
        </div>
      </Tooltip>
    </div>
  );
}

function Views({ unit, asOf }: Props) {
  const { t } = useTranslation();
  const maySee = useMay('contracts');
  const [{ view }, change] = useUrlState({ view: 'plan' });
  const ofMembers = [
    { key: 'members', label: t('areas.views.members'), children: <Members unit={unit} asOf={asOf} /> },
    { key: 'employees', label: t('areas.views.employees'), children: <Employees unit={unit} asOf={asOf} /> },
    { key: 'contracts', label: t('areas.views.contracts'), children: <ContractTable unit={unit} asOf={asOf} /> },
  ];
  return (
    <Tabs
      activeKey={view}
      destroyOnHidden
      onChange={(key) => change({ view: key })}
      items={[
        { key: 'plan', label: t('areas.views.plan'), children: <FloorPlan unit={unit} asOf={asOf} /> },
        { key: 'posts', label: t('areas.views.posts'), children: <Posts unit={unit} asOf={asOf} /> },
        ...(maySee ? ofMembers : []),
      ]}
    />
  );
}

export default function AreasPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { asOf } = useAsOf();
  const [{ unit: chosen, thing }, change] = useUrlState({ unit: '', thing: '' });
  const mayCommand = useMay('command') && !asOf;
  const unit = chosen || undefined;
  return (
    <AsOfPage
      testId="areas-page"
      title={t('areas.title')}
      intro={t('areas.intro')}
      scope={<UnitScope tree="production" whole={t('areas.whole')} label={t('areas.unit')} testId="areas-unit" />}
    >
      <Async query={useResponsibility({ unit, asOf })}>{(figures) => <Figures of={figures} />}</Async>
      <Card>
        <div className="stack">
          {mayCommand && (
            <div className="row">
              <RegisterArea unit={unit} />
              <DeclarePost unit={unit} />
              <Button
                type="primary"
                data-testid="division-open"
                onClick={() => navigate(withParams('/areas/division', { unit }))}
              >
                {t('areas.divide')}
              </Button>
              <Workbook />
            </div>
          )}
          <Views unit={unit} asOf={asOf} />
        </div>
      </Card>
      {thing && <ThingDrawer id={thing} asOf={asOf} onClose={() => change({ thing: '' })} />}
    </AsOfPage>
  );
}
