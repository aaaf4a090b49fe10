import { ORG, gone, type Tell } from './outside.js';

export const imports: Tell = (outside) => ({
  [`${ORG}/imports/{id}/cancellation`]: [`${ORG}/imports/${outside.import}/cancellation`, {}, ...gone],
  [`${ORG}/imports/{id}/resumption`]: [`${ORG}/imports/${outside.import}/resumption`, {}, ...gone],
});
