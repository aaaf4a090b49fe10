import { alliances } from './alliances.js';
import { areas } from './areas.js';
import { chart } from './chart.js';
import { coverage } from './coverage.js';
import { duties } from './duties.js';
import { groups } from './groups.js';
import { leaders } from './leaders.js';
import { people } from './people.js';
import { posts } from './posts.js';
import { scoring } from './scoring.js';
import type { Tell } from './outside.js';

/** What a secretary may do to his own, tried on what is not his. */
export const outsideCommands: Tell = (outside) => ({
  ...chart(outside),
  ...people(outside),
  ...posts(outside),
  ...coverage(outside),
  ...areas(outside),
  ...groups(outside),
  ...leaders(outside),
  ...duties(outside),
  ...scoring(outside),
  ...alliances(outside),
});
