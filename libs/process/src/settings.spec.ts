import { describe, expect, it } from '@jest/globals';
import { ConfigRefused, readSettings } from './settings.js';

const SERVERS = { RONGHE_KAFKA: 'k1:9092, k2:9092', RONGHE_MONGO: 'mongodb://m1:27017' };
const read = (env: NodeJS.ProcessEnv) => readSettings({ RONGHE_DATA: 'data', ...env }, 3001);

describe('settings of a process', () => {
  it('without servers everything is in the data folder', () => {
    expect(read({ RONGHE_KAFKA: ' ', RONGHE_MONGO: '' })).toMatchObject({ port: 3001, distributed: undefined });
  });

  it('with both servers it is distributed', () => {
    expect(read(SERVERS).distributed).toMatchObject({
      kafka: { brokers: ['k1:9092', 'k2:9092'], ssl: false, sasl: undefined, prefix: 'ronghe', partitions: 16 },
      mongo: { url: 'mongodb://m1:27017', prefix: 'ronghe' },
      masterKeys: { current: { where: expect.stringMatching(/data.master\.key/) } },
    });
    const signedIn = { RONGHE_KAFKA_USER: 'u', RONGHE_KAFKA_PASSWORD: 'p', RONGHE_KAFKA_TLS: 'true' };
    expect(read({ ...SERVERS, ...signedIn }).distributed!.kafka).toMatchObject({
      ssl: true,
      sasl: { mechanism: 'scram-sha-512', username: 'u', password: 'p' },
    });
  });

  it('tenants of the installation have names in two languages, or their id', () => {
    const tenants = 'liaohe=辽河油田/Liaohe oilfield, luming=鲁明,daqing';
    expect(read({ RONGHE_TENANTS: tenants }).tenants).toEqual([
      { id: 'liaohe', name: { zh: '辽河油田', en: 'Liaohe oilfield' } },
      { id: 'luming', name: { zh: '鲁明', en: '鲁明' } },
      { id: 'daqing', name: { zh: 'daqing', en: 'daqing' } },
    ]);
    for (const wrong of ['Liaohe', 'a', 'li=', 'liaohe=甲/乙/丙'])
      expect(() => read({ RONGHE_TENANTS: wrong })).toThrow('RONGHE_TENANTS must');
  });

  it.each([
    [{ RONGHE_MONGO: '' }, 'RONGHE_MONGO is missing'],
    [{ RONGHE_KAFKA: '' }, 'RONGHE_KAFKA is missing'],
    [{ RONGHE_KAFKA: 'broker' }, 'RONGHE_KAFKA must'],
    [{ RONGHE_KAFKA: 'k1:9092,' }, 'RONGHE_KAFKA must'],
    [{ RONGHE_MONGO: 'http://m1' }, 'RONGHE_MONGO must'],
    [{ RONGHE_KAFKA_USER: 'u' }, 'RONGHE_KAFKA_PASSWORD is missing'],
    [{ RONGHE_KAFKA_PASSWORD: 'secret' }, 'RONGHE_KAFKA_USER is missing'],
    [{ RONGHE_KAFKA_MECHANISM: 'md5' }, 'RONGHE_KAFKA_MECHANISM must'],
    [{ RONGHE_KAFKA_TLS: 'yes' }, 'RONGHE_KAFKA_TLS must'],
    [{ RONGHE_KAFKA_PARTITIONS: '0' }, 'RONGHE_KAFKA_PARTITIONS must'],
    [{ RONGHE_KAFKA_PREFIX: 'a b' }, 'RONGHE_KAFKA_PREFIX must'],
    [{ RONGHE_MONGO_PREFIX: 'a.b' }, 'RONGHE_MONGO_PREFIX must'],
  ])('%j is refused: %s', (env, message) => {
    expect(() => read({ ...SERVERS, ...env })).toThrow(ConfigRefused);
    expect(() => read({ ...SERVERS, ...env })).toThrow(message);
    expect(() => read({ ...SERVERS, ...env })).not.toThrow(/secret|m1:27017/);
  });
});
