import { Grid, Tag } from 'antd';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { type MatrixLeader, type RegisterDetail, postKinds } from '../../api/posts';
import { Nothing } from '../../components/nothing';
import { PersonName } from '../../components/person-name';

interface Props {
  register: RegisterDetail;
  leaders: MatrixLeader[];
}

type Duty = RegisterDetail['duties'][number];

const colours = { carried: undefined, overlap: 'warning', gap: 'error' } as const;

function Who({ leader: { id, name, posts, single } }: { leader: MatrixLeader }) {
  const { t } = useTranslation();
  return (
    <span className="matrix-who">
      <b>
        <PersonName name={name} id={id} />
      </b>
      {posts.map((post) => (
        <span key={post.id} className="quiet" title={post.unitName}>
          {post.name}
        </span>
      ))}
      {single && <Tag color="warning">{t('dualDuties.single')}</Tag>}
    </span>
  );
}

function StateTag({ state }: Pick<Duty, 'state'>) {
  const { t } = useTranslation();
  return state === 'carried' ? null : <Tag color={colours[state]}>{t(`dualDuties.states.${state}`)}</Tag>;
}

function Row({ duty, leaders }: { duty: Duty; leaders: MatrixLeader[] }) {
  const { t } = useTranslation();
  const carriers = leaders.filter(({ carries }) => carries.includes(duty.code));
  return (
    <tr className={duty.state} data-testid={`duty-row-${duty.code}`}>
      <th scope="row">
        <span className="row">
          {duty.name}
          <span className="quiet">{duty.code}</span>
          <StateTag state={duty.state} />
        </span>
      </th>
      {leaders.map((leader) => {
        const carried = carriers.includes(leader);
        return (
          <td key={leader.id} className={carried ? 'carried' : undefined}>
            {carried && (
              <span
                role="img"
                aria-label={t('dualDuties.carries', { name: leader.name ?? t('dualDuties.forgottenOne') })}
              >
                ✓
              </span>
            )}
          </td>
        );
      })}
      <td className="figures">{carriers.length}</td>
    </tr>
  );
}

/** Duties down, leaders across: the names of duties are long, and of leaders there are few. */
function Wide({ register, leaders }: Props) {
  const { t } = useTranslation();
  return (
    <div className="matrix" role="region" tabIndex={0} aria-label={t('dualDuties.matrix')}>
      <table data-testid="matrix-table">
        <thead>
          <tr>
            <th scope="col">{t('dualDuties.duty')}</th>
            {leaders.map((leader) => (
              <th key={leader.id} scope="col">
                <Who leader={leader} />
              </th>
            ))}
            <th scope="col">{t('dualDuties.carriedBy')}</th>
          </tr>
        </thead>
        <tbody>
          {postKinds.map((kind) => (
            <Fragment key={kind}>
              <tr className="matrix-kind">
                <th scope="rowgroup" colSpan={leaders.length + 2}>
                  {t(`dualDuties.ofKind.${kind}`)}
                </th>
              </tr>
              {register.duties.map((duty) =>
                duty.kind === kind ? <Row key={duty.code} duty={duty} leaders={leaders} /> : null,
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** On a phone a card for each leader. */
function Cards({ register, leaders }: Props) {
  return (
    <div className="row-cards" data-testid="matrix-cards">
      {leaders.map((leader) => (
        <article key={leader.id} className="row-card stack tight">
          <Who leader={leader} />
          <ul className="stack tight">
            {register.duties
              .filter(({ code }) => leader.carries.includes(code))
              .map((duty) => (
                <li key={duty.code} className="row">
                  {duty.name}
                  <span className="quiet">{duty.code}</span>
                  <StateTag state={duty.state} />
                </li>
              ))}
          </ul>
        </article>
      ))}
    </div>
  );
}

export function Matrix(props: Props) {
  const { t } = useTranslation();
  const narrow = Grid.useBreakpoint().md === false;
  if (props.leaders.length === 0) return <Nothing>{t('dualDuties.noLeaders')}</Nothing>;
  return narrow ? <Cards {...props} /> : <Wide {...props} />;
}
