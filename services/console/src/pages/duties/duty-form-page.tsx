import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { type DutyList, useDutyList, useDutyVersion } from '../../api/duties';
import { Async } from '../../components/async';
import { Page } from '../../components/page';
import { DutyForm } from './duty-form';

function NewVersion({ list: { id, name, version } }: { list: DutyList }) {
  const { t } = useTranslation();
  return (
    <Async query={useDutyVersion(id, version)}>
      {(basis) => (
        <Page testId="duty-form-page" title={t('duties.newVersionOf', { name })}>
          <DutyForm basis={{ ...basis, list: id }} />
        </Page>
      )}
    </Async>
  );
}

function OfList({ id }: { id: string }) {
  return <Async query={useDutyList(id)}>{(list) => <NewVersion list={list} />}</Async>;
}

export default function DutyFormPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  if (id) return <OfList id={id} />;
  return (
    <Page testId="duty-form-page" title={t('duties.open')}>
      <DutyForm />
    </Page>
  );
}
