import {
  type CloudEvent,
  type Commit,
  type EventCatalogue,
  recordedEvents,
  toCloudEvent,
} from '@ronghe/event-sourcing';

/** Stored bytes, whatever version: nothing is brought up to date, and what is sealed stays sealed. */
const AS_STORED: EventCatalogue = {
  stamp: (fact) => ({ ...fact, v: 1 }),
  read: ({ type, data }) => ({ type, data }),
};

export const cloudEventsOf = (source: string, commit: Commit): CloudEvent[] =>
  recordedEvents(source, commit, AS_STORED).map((event, index) => toCloudEvent(event, commit.events[index]!.v));
