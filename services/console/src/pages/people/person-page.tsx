import { Card, Descriptions, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { type PersonCard, usePersonCard } from '../../api/people';
import { useAsOf } from '../../components/as-of';
import { AsOfPage } from '../../components/as-of-page';
import { Async } from '../../components/async';
import { useMay, useSession } from '../../session/session';
import { ChangeMembership, MovePerson } from '../organization/people-commands';
import { Alliances } from './alliances';
import { Section } from './card-section';
import { ComeBack, Correct, EndKeyStaff, Leave, MarkKeyStaff } from './commands';
import { EndMembership, ExtendProbation, TransferIn } from './membership-commands';
import { Points } from './points';
import './people.css';

function Commands({ person }: { person: PersonCard }) {
  const { membership, keyStaff, state } = person;
  if (state === 'left')
    return (
      <div className="row">
        <ComeBack person={person} />
        <Correct person={person} />
      </div>
    );
  return (
    <div className="row">
      <Correct person={person} />
      <MovePerson person={person} size="middle" />
      <ChangeMembership person={person} size="middle" />
      {membership === undefined && <TransferIn person={person} />}
      {membership === 'probationary' && !person.probationUntil && <ExtendProbation person={person} />}
      {membership && <EndMembership person={person} />}
      {keyStaff ? <EndKeyStaff person={person} /> : <MarkKeyStaff person={person} />}
      <Leave person={person} />
    </div>
  );
}

function Facts({ person }: { person: PersonCard }) {
  const { t } = useTranslation();
  const { membership, membershipOn, probationUntil, keyStaff, keyStaffOn, leavingReason, leftOn } = person;
  const none = t('common.none');
  const since = (what: string, on: string | undefined) => (on ? `${what} · ${t('people.since', { on })}` : what);
  return (
    <Descriptions
      column={{ xs: 1, md: 2, xl: 3 }}
      items={[
        { key: 'no', label: t('organization.employeeNo'), children: person.employeeNo },
        {
          key: 'unit',
          label: t('organization.unit'),
          children: (
            <Link to={`/organization?tree=production&unit=${encodeURIComponent(person.unit)}`}>{person.unitName}</Link>
          ),
        },
        { key: 'employed', label: t('organization.employedOn'), children: person.employedOn },
        {
          key: 'stage',
          label: t('organization.membership'),
          children: membership ? since(t(`organization.stages.${membership}`), membershipOn) : none,
        },
        { key: 'group', label: t('organization.kinds.partyGroup'), children: person.groupName ?? none },
        {
          key: 'key',
          label: t('people.keyStaff'),
          children: keyStaff ? since(t(`people.keyStaffKinds.${keyStaff}`), keyStaffOn) : none,
        },
        ...(probationUntil ? [{ key: 'until', label: t('people.probationUntil'), children: probationUntil }] : []),
        ...(person.phone ? [{ key: 'phone', label: t('organization.phone'), children: person.phone }] : []),
        ...(person.idNumber ? [{ key: 'id', label: t('organization.idNumber'), children: person.idNumber }] : []),
        ...(leftOn && leavingReason
          ? [
              {
                key: 'left',
                label: t('people.left'),
                children: `${leftOn} · ${t(`people.leavingReasons.${leavingReason}`)}`,
              },
            ]
          : []),
      ]}
    />
  );
}

function CardView({ person, asOf }: { person: PersonCard; asOf?: string }) {
  const { t } = useTranslation();
  const mayCommand = useMay('command', person.within) && !asOf;
  const mayList = useMay('people');
  return (
    <AsOfPage
      testId="person-page"
      title={person.name}
      intro={
        <>
          {mayList && (
            <>
              <Link to="/people">{t('people.title')}</Link> ·{' '}
            </>
          )}
          <Tag color={person.state === 'left' ? undefined : 'success'} data-testid="person-state">
            {t(`people.states.${person.state}`)}
          </Tag>
        </>
      }
    >
      <Card>
        <div className="stack">
          <Facts person={person} />
          {mayCommand && <Commands person={person} />}
        </div>
      </Card>
      <div className="person-sections">
        {person.sections.map((section) => (
          <Section key={section.subject} section={section} />
        ))}
        <Points person={person.id} asOf={asOf} />
        <Alliances within={person.within} asOf={asOf} />
      </div>
    </AsOfPage>
  );
}

/** Of the person in the address, or one's own. */
export default function PersonPage() {
  const own = useSession().person;
  const { id = own } = useParams();
  const { asOf } = useAsOf();
  return <Async query={usePersonCard(id, asOf)}>{(person) => <CardView person={person} asOf={asOf} />}</Async>;
}
