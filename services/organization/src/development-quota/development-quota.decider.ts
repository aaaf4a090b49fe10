import type { DevelopmentQuotaFact } from '@ronghe/contracts';
import type { Decider } from '@ronghe/event-sourcing';
import { type DevelopmentQuota, evolveDevelopmentQuota, noQuota } from './development-quota.js';
import { type DevelopmentQuotaCommand, decideDevelopmentQuota } from './development-quota.decide.js';

export const developmentQuota: Decider<DevelopmentQuota, DevelopmentQuotaCommand, DevelopmentQuotaFact> = {
  category: 'development-quota',
  initial: noQuota,
  decide: decideDevelopmentQuota,
  evolve: evolveDevelopmentQuota,
};
