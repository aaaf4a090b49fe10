export const parked = {
  title: 'Parked events',
  intro: 'Events that a service could not handle, and those behind them in their stream; other streams go on',
  empty: 'Nothing is parked',
  event: 'Event',
  consumer: 'Not handled by',
  at: 'Parked',
  states: { parked: 'Parked', 'replay-asked': 'To be tried again' },
  services: {
    organization: 'Organisation',
    scoring: 'Points',
    'alliance-project': 'Alliances',
    notification: 'Notices',
  },
  replay: 'Try again',
  replayTitle: 'Try parked events again',
  replayIntro: 'Handles the parked events of stream {{stream}} in order; what fails again is parked again.',
  discard: 'Discard',
  discardTitle: 'Discard a parked event',
  discardIntro:
    '{{consumer}} will pass over event {{event}} for ever; what is behind it is tried again. The event itself stays in the log.',
};
