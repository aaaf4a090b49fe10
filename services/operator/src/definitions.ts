import { definition as allianceProject } from '@ronghe/alliance-project';
import { discardScope } from '@ronghe/event-sourcing';
import { definition as notification } from '@ronghe/notification';
import { definition as organization } from '@ronghe/organization';
import { ConfigRefused } from '@ronghe/process';
import { definition as scoring } from '@ronghe/scoring';
import type { ServiceDefinition } from '@ronghe/service-kit';

/** In the order in which everything is listed. */
export const DEFINITIONS: readonly ServiceDefinition[] = [organization, scoring, allianceProject, notification];

/** All services, or the one that is named. @throws ConfigRefused */
export function chosen(service?: string): readonly ServiceDefinition[] {
  if (service === undefined) return DEFINITIONS;
  const found = DEFINITIONS.filter(({ name }) => name === service);
  if (found.length > 0) return found;
  const names = DEFINITIONS.map(({ name }) => name).join(', ');
  throw new ConfigRefused(`没有这个服务 No service named ${service}; --service is one of: ${names}`);
}

/** Whether events are parked for this service under the name: `<service>.models`, `<service>.reactions/<name>`, or a build. */
export function isConsumerOf({ name, projections }: ServiceDefinition, consumer: string): boolean {
  const model = discardScope(consumer);
  const isBuild = model !== consumer && projections.some((p) => p.model === model);
  return isBuild || new RegExp(`^${name}\\.(models|reactions(/.+)?)$`).test(consumer);
}
