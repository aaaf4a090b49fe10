import { LinkOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { linkEndPath, linksPath, type TeamCoverage, type TeamLink } from '../../api/coverage';
import { CommandButton } from '../../components/command-button';
import { DateField, Field } from '../../components/fields';
import { UnitSelect } from '../../components/unit-select';
import { today } from '../../format/time';

export function LinkTeam({ team }: { team: TeamCoverage }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ partyGroup: string; from: string }>
      label={t('coverage.link')}
      title={t('coverage.linkTitle', { team: team.name })}
      testId={`link-${team.id}`}
      button={{ size: 'small', icon: <LinkOutlined /> }}
      initial={{ from: today() }}
      command={(body) => ({ path: linksPath(team.id), body })}
    >
      <Field name="partyGroup" label={t('coverage.partyGroup')}>
        <UnitSelect tree="party" kind="partyGroup" data-testid="link-party-group" />
      </Field>
      <DateField name="from" label={t('coverage.from')} />
    </CommandButton>
  );
}

export function EndLink({ team, link }: { team: TeamCoverage; link: TeamLink }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ to: string }>
      label={t('coverage.end')}
      title={t('coverage.endTitle', { team: team.name, group: link.name })}
      testId={`end-link-${team.id}`}
      button={{ size: 'small', type: 'text', danger: true }}
      initial={{ to: today() }}
      command={(body) => ({ path: linkEndPath(team.id, link.partyGroup), body })}
    >
      <DateField name="to" label={t('coverage.to')} />
    </CommandButton>
  );
}
