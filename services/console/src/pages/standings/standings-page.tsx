import { Card, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SubjectKind } from '../../api/scoring';
import { useAsOf } from '../../components/as-of';
import { AsOfPage } from '../../components/as-of-page';
import { useUrlState } from '../../components/use-url-state';
import { today } from '../../format/time';
import { useMay } from '../../session/session';
import { AddEntry } from './add-entry';
import { ExplanationDrawer } from './explanation-drawer';
import { PeriodPicker } from './period-picker';
import { StandingsTable } from './standings-table';

export default function StandingsPage() {
  const { t } = useTranslation();
  const mayCommand = useMay('command');
  const { asOf } = useAsOf();
  const [{ period, kind, subject }, change] = useUrlState({
    period: today().slice(0, 4),
    kind: 'unit',
    subject: '',
  });
  return (
    <AsOfPage
      testId="standings-page"
      title={t('standings.title')}
      intro={t('standings.intro')}
      actions={mayCommand && !asOf && <AddEntry />}
    >
      <Card>
        <StandingsTable
          params={{ period, subjectKind: kind, asOf }}
          onOpen={(standing) => change({ subject: standing.subject })}
          filters={
            <div className="row">
              <PeriodPicker period={period} onChange={(value) => change({ period: value })} />
              <Segmented<SubjectKind>
                value={kind as SubjectKind}
                data-testid="standings-kind"
                options={[
                  { value: 'unit', label: t('standings.unit') },
                  { value: 'person', label: t('standings.person') },
                ]}
                onChange={(value) => change({ kind: value })}
              />
            </div>
          }
        />
      </Card>
      {subject && (
        <ExplanationDrawer subject={subject} period={period} asOf={asOf} onClose={() => change({ subject: '' })} />
      )}
    </AsOfPage>
  );
}
