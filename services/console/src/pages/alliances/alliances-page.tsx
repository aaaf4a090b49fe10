import { Card, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { Page } from '../../components/page';
import { useUrlState } from '../../components/use-url-state';
import { useMay } from '../../session/session';
import { AllianceList } from './alliance-list';
import { CreateAlliance } from './create-alliance';
import { ProblemList } from './problem-list';

export default function AlliancesPage() {
  const { t } = useTranslation();
  const mayCommand = useMay('command');
  const [{ view }, change] = useUrlState({ view: 'alliances' });
  return (
    <Page
      testId="alliances-page"
      title={t('alliances.title')}
      intro={t('alliances.intro')}
      actions={mayCommand && <CreateAlliance />}
    >
      <Card>
        <Tabs
          activeKey={view}
          onChange={(key) => change({ view: key })}
          items={[
            { key: 'alliances', label: t('alliances.list'), children: <AllianceList /> },
            { key: 'problems', label: t('alliances.problemList'), children: <ProblemList /> },
          ]}
        />
      </Card>
    </Page>
  );
}
