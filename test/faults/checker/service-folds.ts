import type { Fold } from './folds.js';
import type { Json, StoredEvent } from './stored.js';

type Data = Record<string, string>;
const dataOf = (event: StoredEvent): Data => event.data as Data;
const verb = (event: StoredEvent): string => event.type.slice(event.type.indexOf('.') + 1);
const pick = (data: Json, ...fields: string[]): Json => Object.fromEntries(fields.map((f) => [f, data[f]]));
const of =
  (prefix: string, field: string) =>
  (event: StoredEvent): string | undefined =>
    event.type.startsWith(prefix) ? dataOf(event)[field] : undefined;

const units = (model: string): Fold => ({
  model,
  key: of('organization.unit-', 'unit'),
  next: (before, event) => {
    const { name, parent, into, on } = dataOf(event);
    if (verb(event) === 'unit-registered') return pick(event.data, 'tree', 'code', 'kind', 'name', 'parent', 'on');
    const changes: Record<string, Json> = {
      'unit-renamed': { name },
      'unit-moved': { parent },
      'unit-merged': { mergedInto: into },
      'unit-dissolved': { dissolvedOn: on },
    };
    return before && { ...before, ...changes[verb(event)] };
  },
});

const people: Fold = {
  model: 'people',
  key: (event) => (isOfPerson(event) ? dataOf(event)['person'] : undefined),
  next: (before, event) => {
    const { person: _, previousUnit: __, on: ___, ...data } = event.data;
    if (verb(event) === 'person-registered') return { ...data, state: 'employed' };
    if (verb(event) === 'person-moved') return before && { ...before, unit: data['unit'] };
    return before && { ...before, ...defined(data) };
  },
};

const knownPeople: Fold = {
  model: 'scoring-known-people',
  key: people.key,
  next: (before, event) => ({ ...before, ...defined(pick(event.data, 'name', 'unit')) }),
};

const isOfPerson = (event: StoredEvent): boolean =>
  event.type.startsWith('organization.person-') || event.type === 'organization.membership-changed';
const defined = (json: Json): Json => Object.fromEntries(Object.entries(json).filter(([, v]) => v !== undefined));

const problems: Fold = {
  model: 'problems',
  key: of('alliance-project.problem-', 'problem'),
  next: (before, event) => {
    const { unit, on, dueOn, evidence } = dataOf(event);
    if (verb(event) === 'problem-raised')
      return {
        ...pick(event.data, 'alliance', 'title', 'severity', 'raisedBy', 'meeting'),
        state: 'raised',
        raisedOn: on,
        version: 1,
      };
    const released = { claimedBy: undefined, claimedOn: undefined, dueOn: undefined, overdue: undefined };
    const changes: Record<string, Json> = {
      'problem-claimed': { state: 'claimed', claimedBy: unit, claimedOn: on, dueOn },
      'problem-released': { state: 'raised', ...released },
      'problem-overdue': { overdue: true },
      'problem-closed': { state: 'closed', closedOn: on, evidence },
    };
    return before && { ...before, ...changes[verb(event)], version: Number(before['version']) + 1 };
  },
};

const alliances: Fold = {
  model: 'alliances',
  key: (event) => (verb(event) === 'alliance-formed' ? dataOf(event)['alliance'] : undefined),
  next: (_, event) => ({
    ...pick(event.data, 'name', 'mode', 'goal', 'parties', 'on'),
    taskForces: [],
    meetings: [],
    resources: [],
    version: 1,
  }),
};

const knownAlliances: Fold = {
  model: 'notification-known-alliances',
  key: alliances.key,
  next: (_, event) => pick(event.data, 'name', 'parties'),
};

const accounts: Fold = {
  model: 'accounts',
  key: (event) => (verb(event) === 'points-recorded' ? event.stream.split('/account/')[1] : undefined),
  next: (before, event) => {
    const { subject, entry, ...rest } = event.data;
    const entries = (before?.['entries'] ?? []) as Json[];
    return {
      subject,
      kind: String(subject).split(':')[0],
      year: event.stream.split('@')[1],
      entries: [...entries, { id: entry, event: event.id, ...rest }],
      version: entries.length + 1,
    };
  },
};

const notices: Fold = {
  model: 'notices',
  key: of('notification.notice-', 'notice'),
  next: (before, event) => {
    const { by } = dataOf(event);
    if (verb(event) === 'notice-read')
      return before && { ...before, readBy: { ...(before['readBy'] as Json), [by!]: event.at } };
    return {
      ...pick(event.data, 'recipient', 'level', 'title', 'body', 'link', 'cause'),
      at: event.at,
      readBy: {},
      channels: [{ channel: 'inbox', status: 'delivered', at: event.at }],
    };
  },
};

/** Of the models that the load touches; the others are compared with a build from the log's beginning. */
export const SERVICE_FOLDS: Readonly<Record<string, readonly Fold[]>> = {
  organization: [units('units'), people],
  'alliance-project': [problems, alliances, units('alliance-known-units')],
  scoring: [accounts, knownPeople, units('scoring-known-units')],
  notification: [notices, knownAlliances, units('notification-known-units')],
};
