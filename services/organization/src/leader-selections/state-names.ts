import type { Words } from '@ronghe/event-sourcing';
import type { SelectionState } from '../leader-selection/leader-selection.js';

export const STATE_NAMES: Record<SelectionState, Words> = {
  nominated: { zh: '已提名', en: 'nominated' },
  supported: { zh: '支部考察通过', en: 'supported by the branch' },
  carried: { zh: '会议通过', en: 'carried by the meeting' },
  opposed: { zh: '支部考察未通过', en: 'opposed by the branch' },
  notCarried: { zh: '会议未通过', en: 'not carried by the meeting' },
  approved: { zh: '已批准', en: 'approved' },
  rejected: { zh: '未获批准', en: 'turned down' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  candidateGone: { zh: '人选已离开', en: 'candidate gone' },
};
