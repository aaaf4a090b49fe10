import { Button, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useProposal } from '../../api/areas';
import { withParams } from '../../api/http';
import { useUnit } from '../../api/organization';
import { Async } from '../../components/async';
import { UnitFilter } from '../../components/filters';
import { Nothing } from '../../components/nothing';
import { Page } from '../../components/page';
import { useUrlState } from '../../components/use-url-state';
import { useMay } from '../../session/session';
import './areas.css';
import { Division } from './division';

function Proposed({ unit }: { unit: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const back = () => void navigate(withParams('/areas', { unit }));
  return (
    <Async query={useProposal(unit)}>
      {(proposal) =>
        proposal.items.length === 0 ? (
          <Nothing>
            {t(proposal.members.length === 0 ? 'areas.noMembers' : 'areas.nothingFree')}{' '}
            <Button onClick={back}>{t('common.back')}</Button>
          </Nothing>
        ) : (
          <Division key={unit} unit={unit} proposal={proposal} onDone={back} />
        )
      }
    </Async>
  );
}

function OfUnit({ unit }: { unit: string }) {
  const { t } = useTranslation();
  const within = useUnit(unit).data?.path.map(({ id }) => id);
  const mayCommand = useMay('command', within);
  return mayCommand ? <Proposed unit={unit} /> : <Nothing>{t('areas.mayNotDivide')}</Nothing>;
}

export default function DivisionPage() {
  const { t } = useTranslation();
  const [{ unit }] = useUrlState({ unit: '' });
  return (
    <Page
      testId="division-page"
      title={t('areas.divideTitle')}
      intro={
        <>
          <Link to={withParams('/areas', { unit })}>{t('areas.title')}</Link> · {t('areas.divideIntro')}
        </>
      }
      actions={
        <div className="filters">
          <UnitFilter label={t('areas.unit')} any={t('areas.chooseUnit')} />
        </div>
      }
    >
      <Card>{unit ? <OfUnit unit={unit} /> : <Nothing>{t('areas.chooseUnit')}</Nothing>}</Card>
    </Page>
  );
}
