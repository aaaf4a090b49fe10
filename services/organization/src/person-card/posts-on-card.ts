import { appointments } from '../posts/appointments.js';
import { ENDING_WORDS, KIND_WORDS } from '../posts/post-words.js';
import { posts } from '../posts/posts.js';
import type { CardAround, CardLine, CardSection } from './card-section.js';

export const postsOnCard: CardSection = {
  subject: 'posts',
  title: { zh: '岗位任职', en: 'Posts' },
  columns: [
    { field: 'name', label: { zh: '岗位', en: 'Post' } },
    { field: 'unitName', label: { zh: '单位', en: 'Unit' } },
    { field: 'kind', label: { zh: '类别', en: 'Kind' }, values: KIND_WORDS },
    { field: 'from', label: { zh: '起', en: 'From' } },
    { field: 'to', label: { zh: '止', en: 'To' } },
    { field: 'reason', label: { zh: '离任原因', en: 'Why it ended' }, values: ENDING_WORDS },
  ],
  rows: postsOf,
};

/** The latest first. */
async function postsOf({ reader, person, chart }: CardAround): Promise<CardLine[]> {
  const found = await reader.find(appointments, { filter: { person } });
  const rows = await Promise.all(
    found.map(
      async ({
        document: { post, unit, kind, from, to, reason },
      }): Promise<CardLine & { from: string; link: string }> => {
        const name = (await reader.get(posts, post))?.name ?? post;
        const link = `/posts?post=${encodeURIComponent(post)}`;
        return { name, unitName: chart.name(unit), kind, from, to, reason, link };
      },
    ),
  );
  return rows.sort((a, b) => (a.from === b.from ? compare(a.link, b.link) : compare(b.from, a.from)));
}

const compare = (a: string, b: string): number => (a < b ? -1 : 1);
