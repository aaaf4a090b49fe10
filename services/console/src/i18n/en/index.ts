import type { zh } from '../zh';
import { alliances } from './alliances';
import { common, nav, problem, role, session } from './common';
import { coverage, overview } from './coverage';
import { imports } from './imports';
import { inbox, webhooks } from './notification';
import { organization } from './organization';
import { parked } from './parked';
import { rulebooks } from './rulebooks';
import { standings } from './standings';

export const en: typeof zh = {
  common,
  nav,
  problem,
  role,
  session,
  overview,
  coverage,
  organization,
  imports,
  alliances,
  standings,
  rulebooks,
  inbox,
  webhooks,
  parked,
};
