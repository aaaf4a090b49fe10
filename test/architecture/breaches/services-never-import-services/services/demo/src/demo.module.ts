import { OrganizationModule } from '@ronghe/organization';

export const borrowed = OrganizationModule;
