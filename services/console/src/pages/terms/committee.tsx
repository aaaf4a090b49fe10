import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { withParams } from '../../api/http';
import { type Post, postsPath } from '../../api/posts';
import type { Term } from '../../api/terms';
import { useGet } from '../../api/use-get';
import type { ListAnswer } from '../../api/use-list';
import { PersonName } from '../../components/person-name';

const mostShown = 200;

/** Who was elected stands on the Party posts of the organisation; below a large committee there are too many to look through. */
export function Committee({ organization: { id }, asOf }: { organization: Pick<Term, 'id'>; asOf?: string }) {
  const { t } = useTranslation();
  const filter = { unit: id, kind: 'party', state: 'held' };
  const { data } = useGet<ListAnswer<Post>>(postsPath, { ...filter, asOf, limit: mostShown });
  const own = data?.next ? [] : (data?.items ?? []).filter(({ unit }) => unit === id);
  return (
    <section className="stack tight" data-testid="term-committee">
      <h3>{t('terms.committee')}</h3>
      {own.map((post) => (
        <span key={post.id} className="row">
          <span className="quiet">{post.name}</span>
          <PersonName name={post.holderName} id={post.holder} />
        </span>
      ))}
      <Link to={withParams('/posts', { unit: id, kind: 'party' })}>{t('terms.toPosts')}</Link>
    </section>
  );
}
