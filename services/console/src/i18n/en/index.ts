import type { zh } from '../zh';
import { alliances } from './alliances';
import { areas, myAreas } from './areas';
import { accesses, audit } from './audit';
import { chart } from './chart';
import { common, nav, problem, role, session } from './common';
import { contacts, myContacts } from './contacts';
import { coverage, overview } from './coverage';
import { development } from './development';
import { duties, myDuties } from './duties';
import { forgettings } from './forgettings';
import { grid } from './grid';
import { imports } from './imports';
import { leaders } from './leaders';
import { inbox, webhooks } from './notification';
import { organization } from './organization';
import { parked } from './parked';
import { people } from './people';
import { rectifications } from './rectifications';
import { crossAppointments, dualDuties, posts } from './posts';
import { roles } from './roles';
import { rulebooks } from './rulebooks';
import { standings } from './standings';
import { stations } from './stations';
import { group, tenants } from './tenants';
import { terms } from './terms';
import { attend, cultivation, myTraining, training } from './training';

export const en: typeof zh = {
  common,
  nav,
  problem,
  role,
  session,
  overview,
  coverage,
  organization,
  people,
  areas,
  myAreas,
  chart,
  grid,
  leaders,
  development,
  crossAppointments,
  posts,
  terms,
  dualDuties,
  contacts,
  myContacts,
  stations,
  rectifications,
  duties,
  myDuties,
  training,
  myTraining,
  attend,
  cultivation,
  imports,
  alliances,
  standings,
  rulebooks,
  inbox,
  webhooks,
  parked,
  roles,
  audit,
  accesses,
  forgettings,
  tenants,
  group,
};
