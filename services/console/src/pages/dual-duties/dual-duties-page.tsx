import { Button, Card, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useUnit } from '../../api/organization';
import {
  type RegisterDetail,
  dutyFindingsPath,
  matrixPath,
  registerFormAddress,
  useDutyFindings,
  useMatrix,
  useRegister,
  useRegisters,
} from '../../api/posts';
import { useAsOf } from '../../components/as-of';
import { AsOfPage } from '../../components/as-of-page';
import { Async } from '../../components/async';
import { Figure } from '../../components/figure';
import { Nothing } from '../../components/nothing';
import { ExportButton } from '../../components/spreadsheet-button';
import { useUrlState } from '../../components/use-url-state';
import { useMay } from '../../session/session';
import './dual-duties.css';
import { Findings } from './findings';
import { Matrix } from './matrix';

interface Props {
  unit: string;
  asOf?: string;
}

function Summary({ register: { leaders, duties, findings } }: { register: RegisterDetail }) {
  const { t } = useTranslation();
  return (
    <div className="grid-4">
      <Figure label={t('dualDuties.leaders')} value={leaders} testId="dual-leaders" />
      <Figure label={t('dualDuties.duties')} value={duties.length} testId="dual-duties" />
      <Figure label={t('dualDuties.overlap')} value={findings.overlap} testId="dual-overlap" />
      <Figure label={t('dualDuties.gap')} value={findings.gap} testId="dual-gap" />
    </div>
  );
}

function Content({ unit, asOf, register }: Props & { register: RegisterDetail }) {
  const { t } = useTranslation();
  const within = useUnit(unit).data?.path.map(({ id }) => id);
  const mayCommand = useMay('command', within) && !asOf;
  const leaders = useMatrix(unit, asOf);
  const findings = useDutyFindings(unit, asOf);
  return (
    <>
      <Summary register={register} />
      <Card
        title={t('dualDuties.findings')}
        extra={
          <ExportButton
            name={t('dualDuties.findings')}
            list={{ path: dutyFindingsPath, params: { unit, asOf } }}
            testId="findings-export"
          />
        }
      >
        <Async query={findings}>
          {({ items }) => (
            <Findings
              findings={items}
              register={register}
              leaders={leaders.data?.items ?? []}
              mayCommand={mayCommand}
            />
          )}
        </Async>
      </Card>
      <Card
        title={t('dualDuties.matrix')}
        extra={
          <ExportButton
            name={t('dualDuties.title')}
            list={{ path: matrixPath, params: { unit, asOf } }}
            testId="matrix-export"
          />
        }
      >
        <Async query={leaders}>{({ items }) => <Matrix register={register} leaders={items} />}</Async>
      </Card>
    </>
  );
}

function OfUnit({ unit, asOf }: Props) {
  return (
    <Async query={useRegister(unit, asOf)}>
      {(register) => <Content unit={unit} asOf={asOf} register={register} />}
    </Async>
  );
}

export default function DualDutiesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { asOf } = useAsOf();
  const mayCommand = useMay('command') && !asOf;
  const [{ unit: asked }, change] = useUrlState({ unit: '' });
  const registers = useRegisters(asOf);
  const items = registers.data?.items ?? [];
  const unit = asked || items[0]?.id;
  return (
    <AsOfPage
      testId="dualDuties-page"
      title={t('dualDuties.title')}
      intro={t('dualDuties.intro')}
      scope={
        items.length > 0 && (
          <Select
            aria-label={t('dualDuties.unit')}
            data-testid="dual-unit"
            style={{ width: 220 }}
            value={unit}
            options={items.map(({ id, unitName }) => ({ value: id, label: unitName }))}
            onChange={(value: string) => change({ unit: value })}
          />
        )
      }
      actions={
        mayCommand && (
          <Button onClick={() => navigate(registerFormAddress(unit))} data-testid="register-edit">
            {t(unit ? 'dualDuties.editRegister' : 'dualDuties.registerTitle')}
          </Button>
        )
      }
    >
      <Async query={registers}>
        {() =>
          unit ? (
            <OfUnit key={unit} unit={unit} asOf={asOf} />
          ) : (
            <Card>
              <Nothing>
                <span className="two-lines">
                  <span>{t('dualDuties.none')}</span>
                  {mayCommand && <span>{t('dualDuties.noneHint')}</span>}
                </span>
              </Nothing>
            </Card>
          )
        }
      </Async>
    </AsOfPage>
  );
}
