import { useTranslation } from 'react-i18next';
import type { DutyFinding, MatrixLeader, MatrixPost, RegisterDetail } from '../../api/posts';
import { Nothing } from '../../components/nothing';
import { PersonName } from '../../components/person-name';
import { Fill, GiveTo, SecondPost, TakeOff } from './remedies';

interface Props {
  findings: DutyFinding[];
  register: RegisterDetail;
  leaders: MatrixLeader[];
  mayCommand: boolean;
}

function Sentence({ finding }: { finding: DutyFinding }) {
  const { t } = useTranslation();
  const { kind, dutyName: duty, name, has, posts } = finding;
  if (kind === 'overlap') return <b>{t('dualDuties.overlapSentence', { duty })}</b>;
  if (kind === 'gap') return <b>{t(posts.length > 0 ? 'dualDuties.gapVacant' : 'dualDuties.gapSentence', { duty })}</b>;
  return (
    <b>
      {t('dualDuties.singleSentence', {
        name: name ?? t('dualDuties.forgottenOne'),
        kind: has && t(`posts.kinds.${has}`),
      })}
    </b>
  );
}

function Posts({ posts }: { posts: MatrixPost[] }) {
  const { t } = useTranslation();
  return (
    <span className="row quiet">
      {posts.map(({ id, name, person, holderName }) => (
        <span key={id}>
          {name}：{person ? <PersonName name={holderName} id={person} /> : t('posts.states.vacant')}
        </span>
      ))}
    </span>
  );
}

function Remedy({ finding, register, leaders }: Omit<Props, 'findings' | 'mayCommand'> & { finding: DutyFinding }) {
  const registered = register.duties.map(({ code }) => code);
  const here = [register.unit, register.partyOrganization];
  if (finding.kind === 'single') {
    const kind = finding.has === 'party' ? 'administrative' : 'party';
    return <SecondPost finding={finding} kind={kind} unit={here[kind === 'party' ? 1 : 0]!} />;
  }
  const duty = { code: finding.duty!, name: finding.dutyName! };
  if (finding.kind === 'overlap')
    return finding.posts
      .filter(({ person }) => person)
      .map((post) => <TakeOff key={post.id} duty={duty} registered={registered} post={post} />);
  const posts = leaders.flatMap((leader) => leader.posts).filter(({ unit }) => here.includes(unit));
  return (
    <>
      {finding.posts.map((post) => (
        <Fill key={post.id} post={post} />
      ))}
      <GiveTo duty={duty} registered={registered} posts={posts} />
    </>
  );
}

/** What is wrong with the matrix, each with what can be done about it. */
export function Findings({ findings, mayCommand, ...rest }: Props) {
  const { t } = useTranslation();
  if (findings.length === 0) return <Nothing>{t('dualDuties.noFindings')}</Nothing>;
  return (
    <ul data-testid="duty-findings">
      {findings.map((finding) => (
        <li key={finding.id} className={`finding ${finding.kind}`} data-testid={`finding-${finding.id}`}>
          <Sentence finding={finding} />
          <Posts posts={finding.posts} />
          {mayCommand && (
            <span className="row">
              <Remedy finding={finding} {...rest} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
