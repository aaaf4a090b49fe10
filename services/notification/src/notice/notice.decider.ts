import type { NoticeFact } from '@ronghe/contracts';
import type { Decider } from '@ronghe/event-sourcing';
import { type Notice, evolveNotice, unsent } from './notice.js';
import { type NoticeCommand, decideNotice } from './notice.decide.js';

export const notice: Decider<Notice, NoticeCommand, NoticeFact> = {
  category: 'notice',
  initial: unsent,
  decide: decideNotice,
  evolve: evolveNotice,
};
