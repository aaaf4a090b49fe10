import { ChangeQuotaHandler, ProposeQuotaHandler } from '../development-quota/development-quota.handlers.js';
import { DevelopmentQuotaController } from '../development-quota/development-quota.http.js';
import { developmentQuotas } from '../development-quotas/development-quotas.js';
import {
  DevelopmentQuotaQueryHandler,
  DevelopmentQuotasController,
  DevelopmentQuotasQueryHandler,
  LastWeightsQueryHandler,
} from '../development-quotas/development-quotas.http.js';
import { developmentUses } from '../development-quotas/development-uses.js';
import {
  QuotaTeamsController,
  QuotaTeamsQueryHandler,
  QuotaUsesQueryHandler,
} from '../development-quotas/quota-teams.http.js';
import type { Part } from './part.js';

/** How a year's places for new members are shared out among teams (row B1). */
export const developmentPart: Part = {
  projections: [developmentQuotas, developmentUses],
  controllers: [DevelopmentQuotaController, DevelopmentQuotasController, QuotaTeamsController],
  handlers: [
    ProposeQuotaHandler,
    ChangeQuotaHandler,
    DevelopmentQuotasQueryHandler,
    DevelopmentQuotaQueryHandler,
    LastWeightsQueryHandler,
    QuotaTeamsQueryHandler,
    QuotaUsesQueryHandler,
  ],
};
