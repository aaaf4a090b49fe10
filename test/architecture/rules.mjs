/**
 * Who may import whom, checked by dependency-cruiser. Each rule is seen to fail on the tree of its own name under
 * breaches/, whose files stand where they would stand in the repository.
 */
const AT = '(?:^|/breaches/[^/]+/)';

/** Services of the domain; the gateway, the console, the platform and the operator’s command decide nothing. */
const DOMAIN = `${AT}services/(?!gateway/|console/|platform/|operator/)([^/]+)/src/`;

/** Files of a domain service that touch the world; every other file is pure. */
const SHELL = [
  '\\.(handlers|http|module|runtime|config|cli|spec)\\.ts$',
  '/src/(main|index)\\.ts$',
  '/src/(reactions|import|parts|testing)/',
  '/src/delivery/(deliver-due|post|signature)\\.ts$',
];

const TESTS = ['\\.(spec|contract)\\.ts$', '/src/testing/', '^test/(?!architecture/breaches/)'];

export default {
  forbidden: [
    {
      name: 'pure-files-import-only-pure-files',
      comment: 'A decision, a state or a projection depends on its arguments alone.',
      severity: 'error',
      from: { path: `${DOMAIN}.+\\.ts$`, pathNot: SHELL },
      to: {
        pathNot: [
          '^libs/event-sourcing/src/(?!testing/)',
          '^libs/contracts/src/',
          '^libs/service-kit/src/(pure|dates|known-people|known-standings|known-units)\\.ts$',
          // The expression language of the rulebooks: evaluates what it is given and reaches nothing else.
          'node_modules/@marcbachmann/cel-js/',
          `${AT}services/$1/src/`,
        ],
      },
    },
    {
      name: 'pure-files-stay-clear-of-the-shell',
      comment: 'Not by way of a handler, a controller or a module of the same service either.',
      severity: 'error',
      from: { path: `${DOMAIN}.+\\.ts$`, pathNot: SHELL },
      to: { path: `${AT}services/.*(${SHELL.join('|')})` },
    },
    {
      name: 'services-never-import-services',
      comment: 'What one service has to know of another it learns from public events.',
      severity: 'error',
      from: { path: `${AT}services/([^/]+)/`, pathNot: `${AT}services/(platform|operator)/` },
      to: { path: `${AT}services/`, pathNot: `${AT}services/$1/` },
    },
    {
      name: 'libs-never-import-services',
      severity: 'error',
      from: { path: `${AT}libs/` },
      to: { path: `${AT}services/` },
    },
    {
      name: 'adapters-only-at-composition-roots',
      comment: 'Domain code, projections and HTTP do not know which store, bus or read-model store is running.',
      severity: 'error',
      from: {
        path: `${AT}(?:libs|services)/([^/]+)/`,
        pathNot: [
          '^libs/(embedded|distributed|process)/',
          '^services/(platform|operator)/',
          `${AT}services/[^/]+/src/main\\.ts$`,
          '\\.spec\\.ts$',
          '/src/testing/',
        ],
      },
      to: {
        path: `${AT}libs/(event-store-|event-bus-|read-model-|embedded/|distributed/|audit/src/(sqlite|mongo)\\.ts)`,
        pathNot: `${AT}libs/$1/`,
      },
    },
    {
      name: 'mongo-behind-its-adapters',
      comment:
        'How a connection is made and when a server counts as away is for the adapters and their composition root.',
      severity: 'error',
      from: {
        path: `${AT}(?:libs|services)/`,
        pathNot: '^libs/(mongo|audit|event-store-mongo|read-model-mongo|distributed)/',
      },
      to: { path: `${AT}libs/mongo/` },
    },
    {
      name: 'each-way-to-run-loads-its-own-drivers',
      comment:
        'The embedded way never loads the drivers of Kafka and MongoDB: what stands behind the ports is imported late.',
      severity: 'error',
      from: { path: `${AT}libs/process/` },
      to: {
        path: `${AT}libs/(embedded|distributed|event-store-[^/]+|event-bus-[^/]+|read-model-[^/]+)/`,
        dependencyTypesNot: ['dynamic-import', 'type-only'],
      },
    },
    {
      name: 'core-imports-nothing',
      comment: 'The core runs under any framework: it knows itself and node:crypto for its hashes.',
      severity: 'error',
      from: { path: `${AT}libs/event-sourcing/src/`, pathNot: ['\\.spec\\.ts$', '/src/testing/'] },
      to: { pathNot: [`${AT}libs/event-sourcing/src/`, '^(node:)?crypto$'] },
    },
    {
      name: 'no-circular-imports',
      comment: 'Types may point back and forth: they are gone before anything runs.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'testing-only-in-tests',
      severity: 'error',
      from: { pathNot: TESTS },
      to: { path: '^(libs|services)/[^/]+/src/testing/' },
    },
    {
      name: 'imports-resolve',
      comment: 'A rule cannot see an import that leads nowhere. The bench of emmett installs it when it runs.',
      severity: 'error',
      from: { pathNot: '^test/bench/emmett/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/|^services/console/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
