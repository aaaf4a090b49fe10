import { alliances } from './alliances.js';
import { areas } from './areas.js';
import { chart } from './chart.js';
import { contacts } from './contacts.js';
import { coverage } from './coverage.js';
import { duties } from './duties.js';
import { groups } from './groups.js';
import { imports } from './imports.js';
import { leaders } from './leaders.js';
import { people } from './people.js';
import { posts } from './posts.js';
import { scoring } from './scoring.js';
import { training } from './training.js';
import { stations } from './stations.js';
import { terms } from './terms.js';
import type { Tell } from './outside.js';

/** What a secretary may do to his own, tried on what is not his. */
export const outsideCommands: Tell = (outside) => ({
  ...chart(outside),
  ...people(outside),
  ...imports(outside),
  ...posts(outside),
  ...coverage(outside),
  ...areas(outside),
  ...contacts(outside),
  ...stations(outside),
  ...groups(outside),
  ...terms(outside),
  ...leaders(outside),
  ...duties(outside),
  ...training(outside),
  ...scoring(outside),
  ...alliances(outside),
});
