import { Card, Input, InputNumber, Segmented, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Course, coursePath, coursesPath, useCourses } from '../../api/training';
import { CommandButton } from '../../components/command-button';
import type { Column } from '../../components/data-table';
import { Field, TextField } from '../../components/fields';
import { ListView } from '../../components/list-view';
import { Page } from '../../components/page';
import { SearchBox } from '../../components/search-box';
import { useUrlState } from '../../components/use-url-state';
import { useMay } from '../../session/session';

interface Content {
  name: string;
  hours: number;
  about?: string;
}

const leastHours = 0.5;
const contentOf = ({ about, ...content }: Content) => ({ ...content, about: about || undefined });

function ContentFields() {
  const { t } = useTranslation();
  return (
    <>
      <TextField name="name" label={t('training.courseName')} />
      <Field name="hours" label={t('training.hours')}>
        <InputNumber min={leastHours} max={999} step={leastHours} precision={1} style={{ width: '100%' }} />
      </Field>
      <Field name="about" label={t('training.about')} extra={t('training.reasonHint')} optional>
        <Input.TextArea rows={3} maxLength={500} />
      </Field>
    </>
  );
}

function Offer() {
  const { t } = useTranslation();
  return (
    <CommandButton<Content & { code: string }>
      label={t('training.offer')}
      testId="course-offer"
      button={{ type: 'primary' }}
      command={({ code, ...content }) => ({ path: coursesPath, body: { code, ...contentOf(content) } })}
    >
      <TextField name="code" label={t('common.code')} extra={t('organization.codeHint')} />
      <ContentFields />
    </CommandButton>
  );
}

function Commands({ course: { code, name, hours, about } }: { course: Course }) {
  const { t } = useTranslation();
  return (
    <span className="row">
      <CommandButton<Content>
        label={t('training.change')}
        title={name}
        testId={`course-change-${code}`}
        button={{ size: 'small' }}
        initial={{ name, hours, about }}
        command={(content) => ({ path: coursePath(code, 'content'), body: contentOf(content) })}
      >
        <ContentFields />
      </CommandButton>
      <CommandButton
        label={t('training.drop')}
        title={t('training.dropTitle', { name })}
        intro={t('training.dropHint')}
        testId={`course-drop-${code}`}
        button={{ size: 'small', danger: true }}
        command={() => ({ path: coursePath(code, 'removal') })}
      />
    </span>
  );
}

export default function MenuPage() {
  const { t } = useTranslation();
  const mayGovern = useMay('govern');
  const [{ state, q }, change] = useUrlState({ state: 'offered', q: '' });
  const list = useCourses(state, q);
  const none = t('common.none');
  const columns: Column<Course>[] = [
    { key: 'code', title: t('common.code'), sortable: true, render: ({ code }) => code },
    { key: 'name', title: t('training.courseName'), sortable: true, render: ({ name }) => name },
    { key: 'hours', title: t('training.hours'), sortable: true, render: ({ hours }) => hours },
    {
      key: 'about',
      title: t('training.about'),
      render: ({ about }) => (about ? <span className="prose">{about}</span> : none),
    },
    {
      key: 'state',
      title: t('training.state'),
      sortable: true,
      render: (row) => (
        <Tag color={row.state === 'offered' ? 'success' : undefined}>{t(`training.courseStates.${row.state}`)}</Tag>
      ),
    },
  ];
  return (
    <Page
      testId="training-menu-page"
      title={t('training.menu')}
      intro={
        <>
          <Link to="/training">{t('training.title')}</Link> · {t('training.menuIntro')}
        </>
      }
      actions={mayGovern && <Offer />}
    >
      <Card>
        <ListView
          testId="courses"
          name={t('training.menu')}
          left={
            <span className="row">
              <Segmented
                value={state}
                options={[
                  { value: 'offered', label: t('training.courseStates.offered') },
                  { value: 'dropped', label: t('training.courseStates.dropped') },
                ]}
                onChange={(value) => change({ state: value })}
              />
              <SearchBox
                label={t('training.search')}
                value={q}
                onSearch={(text) => change({ q: text })}
                testId="course-search"
              />
            </span>
          }
          list={list}
          columns={columns}
          actions={mayGovern ? (course) => course.state === 'offered' && <Commands course={course} /> : undefined}
          empty={t('training.noCourses')}
        />
      </Card>
    </Page>
  );
}
