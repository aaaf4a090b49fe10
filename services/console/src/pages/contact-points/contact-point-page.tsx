import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { type ContactPoint, useContactPoint } from '../../api/contacts';
import { useUnit } from '../../api/organization';
import { useAsOf } from '../../components/as-of';
import { AsOfPage } from '../../components/as-of-page';
import { Async } from '../../components/async';
import { PersonName } from '../../components/person-name';
import { useMay, useSession } from '../../session/session';
import { ClosePoint, PassPoint } from './point-commands';
import { Purposes } from './purposes';
import { LogVisit } from './visit-commands';
import { Visits } from './visits';

function PointView({ point, asOf }: { point: ContactPoint; asOf?: string }) {
  const { t } = useTranslation();
  const { id, unit, unitName, unitPath, person, name, state, on, closedOn, passedTo, passedToName } = point;
  const within = useUnit(unit).data?.path.map((above) => above.id);
  const mayCommand = useMay('command', within) && !asOf;
  const isMine = useSession().person === person && !asOf;
  const isOpen = state === 'open';
  return (
    <AsOfPage
      testId="contact-point-page"
      title={unitName}
      intro={
        <>
          <Link to="/contact-points">{t('contacts.title')}</Link> · {unitPath}
        </>
      }
      actions={
        <>
          {mayCommand && isOpen && <ClosePoint point={point} />}
          {mayCommand && isOpen && <PassPoint point={point} />}
          {(mayCommand || isMine) && isOpen && <LogVisit point={point} label={t('contacts.visit')} />}
        </>
      }
    >
      <Card>
        <div className="row">
          <strong>
            <PersonName name={name} id={person} />
          </strong>
          <Purposes of={point} />
          <Tag color={isOpen ? 'success' : undefined}>{t(`contacts.states.${state}`)}</Tag>
          <span className="quiet">
            {t('contacts.since')} {on}
            {closedOn && ` · ${t(passedTo ? 'contacts.passedTo' : 'contacts.until', { on: closedOn })} `}
            {passedTo && <PersonName name={passedToName} id={passedTo} />}
          </span>
        </div>
      </Card>
      <Card title={t('contacts.visits')}>
        <Visits filter={{ point: id, asOf }} mayChange={mayCommand || isMine} />
      </Card>
    </AsOfPage>
  );
}

export default function ContactPointPage() {
  const { id = '' } = useParams();
  const { asOf } = useAsOf();
  return <Async query={useContactPoint(id, asOf)}>{(point) => <PointView point={point} asOf={asOf} />}</Async>;
}
