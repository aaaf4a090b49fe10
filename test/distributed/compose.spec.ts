import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { type Composition, readComposition } from '../support/servers-compose.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const OWN_IMAGE = `ronghe/platform:${version}`;
/** An image that is pinned: a name and a tag that is not the newest of its day. */
const PINNED = /^[\w./-]+:(?!latest$)[\w.-]+$/;

/** Every name of a setting that the sources read; RONGHE_SERVICE_ stands for all the addresses of services. */
const readBySources = new Set(
  execFileSync('git', ['grep', '-ohE', 'RONGHE_[A-Z_]+', '--', 'libs/*.ts', 'services/*.ts', ':!*.spec.ts'], {
    cwd: root,
    encoding: 'utf8',
  }).split('\n'),
);

const isRead = (name: string) =>
  readBySources.has(name) || (name.startsWith('RONGHE_SERVICE_') && readBySources.has('RONGHE_SERVICE_'));

describe.each([
  ['docker-compose.yml', 'kafka mongo organization scoring alliance-project notification gateway demo-data'],
  ['deploy/compose.embedded.yml', 'platform'],
])('%s', (file, names) => {
  const composition: Composition = readComposition(join(root, file));
  const services = Object.entries(composition.services);
  const own = services.filter(([, service]) => service.image === OWN_IMAGE);
  const environment = (name: string) => composition.services[name]!.environment ?? {};

  it('has its services', () => {
    expect(services.map(([name]) => name).sort()).toEqual(names.split(' ').sort());
  });

  it.each(services)('%s runs a pinned image, restarts, and is stopped with patience', (_, service) => {
    expect(service.image).toMatch(PINNED);
    expect(service.restart).toMatch(/^(unless-stopped|on-failure)$/);
    expect(service.stop_grace_period).toMatch(/^(30s|1m0s|60s)$/);
  });

  it.each(services)('%s is no root: its own user, or the image’s', (_, service) => {
    if (service.image === OWN_IMAGE) {
      expect(service.user).toBeUndefined();
      expect(service.build).toMatchObject({ dockerfile: 'deploy/Dockerfile' });
      expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    } else expect(service.user).toMatch(/^(?!root|0)\w+$/);
  });

  it.each(services)('%s is looked at while it runs', (_, service) => {
    if (service.profiles) expect(service).toMatchObject({ restart: 'on-failure', healthcheck: { disable: true } });
    else if (service.image === OWN_IMAGE)
      expect(service.healthcheck).toBeUndefined(); // The image's own.
    else expect(service.healthcheck?.test?.[0]).toBe('CMD');
  });

  it('publishes the console’s port, to this machine only', () => {
    const ports = services.flatMap(([name, service]) => (service.ports ?? []).map((port) => ({ name, ...port })));
    expect(ports).toEqual([expect.objectContaining({ host_ip: '127.0.0.1', target: 3000, published: '3000' })]);
    expect(['gateway', 'platform']).toContain(ports[0]!.name);
  });

  it('keeps what must outlive a container on named volumes', () => {
    const mounts = services.flatMap(([, service]) => service.volumes ?? []);
    expect(new Set(mounts.map(({ type }) => type))).toEqual(new Set(['volume']));
    expect(new Set(mounts.map(({ source }) => source))).toEqual(new Set(Object.keys(composition.volumes)));
  });

  it.each(own)('%s runs a program that there is', (_, { command }) => {
    const [node, program] = command ?? ['node', 'services/platform/dist/main.js'];
    expect(node).toBe('node');
    expect(existsSync(join(root, program!.replace('/dist/', '/src/').replace(/\.js$/, '.ts')))).toBe(true);
  });

  it.each(own)('%s is given settings that the sources read, each with a value or none', (name) => {
    const unknown = Object.keys(environment(name)).filter((setting) => !isRead(setting));
    expect(unknown).toEqual([]);
    expect(Object.values(environment(name)).filter((value) => value.includes('$'))).toEqual([]);
  });

  it('waits for what is healthy, and only for what there is', () => {
    for (const [name, service] of services)
      for (const [other, { condition }] of Object.entries(service.depends_on ?? {}))
        expect([name, other, condition, other in composition.services]).toEqual([name, other, 'service_healthy', true]);
  });
});

describe('docker-compose.yml as a whole', () => {
  const { services } = readComposition(join(root, 'docker-compose.yml'));
  const upstreams = Object.entries(services['gateway']!.environment!).filter(([key]) =>
    key.startsWith('RONGHE_SERVICE_'),
  );

  it.each(upstreams)('%s is the address of a service that the gateway waits for', (setting, url) => {
    const { hostname, port } = new URL(url);
    expect(setting).toBe(`RONGHE_SERVICE_${hostname.replaceAll('-', '_').toUpperCase()}`);
    expect(services[hostname]!.environment!['RONGHE_PORT']).toBe(port);
    expect(Object.keys(services['gateway']!.depends_on!)).toContain(hostname);
  });

  it('names four services to the gateway', () => expect(upstreams).toHaveLength(4));

  it('gives every process the same servers and the same key file, on the volume of keys', () => {
    const ours = Object.values(services).filter(({ image }) => image === OWN_IMAGE);
    expect(ours).toHaveLength(6);
    for (const { environment, volumes } of ours) {
      expect(environment).toMatchObject({
        RONGHE_KAFKA: 'kafka:9092',
        RONGHE_MONGO: 'mongodb://mongo:27017',
        RONGHE_MASTER_KEY_FILE: '/keys/master.key',
      });
      expect(volumes).toContainEqual(expect.objectContaining({ source: 'keys', target: '/keys' }));
    }
  });

  it('makes the gateway the issuer whose tokens the services take, unless another is named', () => {
    const { environment } = services['scoring']!;
    const gateway = services['gateway']!.environment!;
    expect(gateway).toMatchObject({ RONGHE_DEMO: 'true', RONGHE_OIDC_ISSUER: '' });
    expect(environment).toMatchObject({
      RONGHE_OIDC_ISSUER: `${gateway['RONGHE_PUBLIC_URL']}/oidc`,
      RONGHE_OIDC_DISCOVERY: 'http://gateway:3000/oidc',
    });

    const issuer = 'https://sso.example/realms/oil';
    const named = readComposition(join(root, 'docker-compose.yml'), {
      RONGHE_OIDC_ISSUER: issuer,
      RONGHE_DEMO: 'false',
    });
    for (const name of ['organization', 'scoring', 'alliance-project', 'notification'])
      expect(named.services[name]!.environment).toMatchObject({
        RONGHE_OIDC_ISSUER: issuer,
        RONGHE_OIDC_DISCOVERY: issuer,
      });
    expect(named.services['gateway']!.environment).toMatchObject({ RONGHE_OIDC_ISSUER: issuer, RONGHE_DEMO: 'false' });
  });
});
