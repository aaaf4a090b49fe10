import { Distributed } from '@ronghe/distributed';

export const open = (options: Parameters<typeof Distributed.open>[0]): Promise<Distributed> =>
  Distributed.open(options);
