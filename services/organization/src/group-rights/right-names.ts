import type { GroupRight } from '@ronghe/contracts';
import type { Words } from '@ronghe/event-sourcing';

export const RIGHT_NAMES: Record<GroupRight, Words> = {
  awards: { zh: '评先选优权', en: 'awards' },
  bonus: { zh: '奖金分配权', en: 'bonus' },
  attendance: { zh: '考勤管理权', en: 'attendance' },
  dailyWork: { zh: '日常工作安排权', en: 'daily work' },
};
