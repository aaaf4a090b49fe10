import { useTranslation } from 'react-i18next';
import { type Resource, resourceKinds } from '../../api/alliances';
import { UseResource } from './board-commands';
import { usePartyName } from './board-context';

interface Props {
  resources: Resource[];
  mayCommand: boolean;
}

export function Resources({ resources, mayCommand }: Props) {
  const { t } = useTranslation();
  const nameOf = usePartyName();
  return (
    <div className="resource-kinds">
      {resourceKinds.map((kind) => {
        const ofKind = resources.filter((resource) => resource.kind === kind);
        return (
          <section key={kind} data-testid={`resources-${kind}`}>
            <h3>
              {t(`alliances.kinds.${kind}`)} <span className="quiet">{ofKind.length}</span>
            </h3>
            {ofKind.length === 0 && <p className="quiet">{t('alliances.emptyPart')}</p>}
            <ul className="lines">
              {ofKind.map((resource) => (
                <li key={resource.id}>
                  <span className="row spread">
                    {resource.name}
                    {mayCommand && <UseResource resource={resource} />}
                  </span>
                  <span className="quiet">{t('alliances.offered', { unit: nameOf(resource.offeredBy) })}</span>
                  {resource.uses.map(({ usedBy, on }) => (
                    <span key={`${usedBy}/${on}`} className="quiet">
                      {t('alliances.used', { unit: nameOf(usedBy), on })}
                    </span>
                  ))}
                  {resource.uses.length === 0 && <span className="quiet">{t('alliances.unused')}</span>}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
