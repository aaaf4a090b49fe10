import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useRulebook } from '../../api/rulebooks';
import { Async } from '../../components/async';
import { Page } from '../../components/page';
import { RulebookForm } from './rulebook-form';

function NewVersion({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <Async query={useRulebook(id)}>
      {(rulebook) => (
        <Page testId="rulebook-form-page" title={t('rulebooks.newVersionOf', { name: rulebook.name })}>
          <RulebookForm basis={rulebook} />
        </Page>
      )}
    </Async>
  );
}

export default function RulebookFormPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  if (id) return <NewVersion id={id} />;
  return (
    <Page testId="rulebook-form-page" title={t('rulebooks.create')}>
      <RulebookForm />
    </Page>
  );
}
