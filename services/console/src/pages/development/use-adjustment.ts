import { App } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Quota, type QuotaTeam, quotaCommandPath } from '../../api/development';
import { toProblem } from '../../api/problem';
import { useCommand } from '../../api/use-command';
import { holdPage } from '../../components/open-forms';

interface Draft {
  places: number;
  reason?: string;
  was: number;
}

/** What an officer has changed and not saved yet, over all pages of the table. */
export function useAdjustment({ id, places }: Quota) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Draft>>();
  const saving = useCommand();
  const adjusting = drafts !== undefined;
  useEffect(() => (adjusting ? holdPage() : undefined), [adjusting]);

  const sent = [...(drafts ?? [])];
  const sum = sent.reduce((total, [, { places: to, was }]) => total + to - was, places);
  const change = ({ id: team, granted: was, reason: before }: QuotaTeam, by: Partial<Omit<Draft, 'was'>>) => {
    saving.reset();
    const now = drafts?.get(team) ?? { places: was, reason: before, was };
    setDrafts(new Map(drafts).set(team, { ...now, ...by }));
  };
  const stop = () => {
    saving.reset();
    setDrafts(undefined);
  };
  const save = () =>
    saving.mutate(
      {
        path: quotaCommandPath(id, 'adjustment'),
        body: {
          shares: sent.map(([team, draft]) => ({ team, places: draft.places, reason: draft.reason || undefined })),
        },
      },
      {
        onSuccess: () => {
          stop();
          message.success(t('common.done'));
        },
      },
    );

  /** What was refused of one team’s row. */
  const problemOf = (team: string): string | undefined => {
    const at = sent.findIndex(([changed]) => changed === team);
    return saving.error
      ? toProblem(saving.error).errors?.find(({ pointer }) => pointer.startsWith(`/shares/${at}/`))?.detail
      : undefined;
  };
  return {
    adjusting,
    start: () => setDrafts(new Map()),
    stop,
    save,
    change,
    draftOf: (team: string) => drafts?.get(team),
    problemOf,
    sum,
    changed: sent.length > 0,
    saving: saving.isPending,
    error: saving.error,
  };
}
export type Adjustment = ReturnType<typeof useAdjustment>;
