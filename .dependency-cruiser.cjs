/**
 * The direction of imports: server → app → schema → studies → { simulation, db }. A layer may skip downwards (schema
 * may import simulation), never go up, not even through a third file. The simulation lies at the bottom and imports
 * nothing of the house; the database layer may use its words. Other files directly in src stand wherever their imports
 * put them.
 */
const top = (...names) => names.map((name) => `^src/${name}\\.ts$`);
const layers = (...names) => names.map((name) => `^src/${name}/`);
const notTo = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });
const notUp = (name, from, up, comment) => notTo(name, { path: from }, { path: up, reachable: true }, comment);

const STARTS = top('server', 'worker');
const APP = [...STARTS, ...top('app')];

/** Files that something other than an import starts: node, a worker thread, the command line. */
const STARTED = [
  '^src/server\\.ts$',
  '^src/worker\\.ts$',
  '^src/studies/thread\\.ts$',
  '^scripts/',
  '^web/(main\\.tsx|vite\\.config\\.ts)$',
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    notTo(
      'no-circle',
      {},
      { circular: true },
      'Two files that import each other, types included, are one idea in two pieces: move what they share below both.',
    ),
    notUp('no-upward-app', top('app'), STARTS, 'The app does not know who starts it.'),
    notUp('no-upward-schema', layers('schema'), APP, 'The schema does not know the app.'),
    notUp('no-upward-studies', layers('studies'), [...APP, ...layers('schema')], 'Studies run whoever asks for them.'),
    notUp(
      'no-upward-db',
      layers('db'),
      [...APP, ...layers('schema', 'studies')],
      'The database layer stores; it does not know what for.',
    ),
    notTo(
      'pure-simulation',
      { path: layers('simulation') },
      { pathNot: [...layers('simulation'), '(^|/)(zod|seedrandom)(/|$)'] },
      'The model imports nothing outside itself but zod and seedrandom: it has to give the same lives anywhere.',
    ),
    notTo(
      'one-source-of-keys',
      { path: layers('simulation'), pathNot: '^src/simulation/random\\.ts$' },
      { path: '(^|/)seedrandom(/|$)' },
      'seedrandom turns the seed into a key, once; every draw is then an address (random.ts).',
    ),
    notTo(
      'no-test-code-in-src',
      { path: '^(src|web)/' },
      { path: '^(test|bench)/' },
      'What is shipped does not need the tests.',
    ),
    notTo('no-script-in-src', { path: '^(src|web)/' }, { path: '^scripts/' }, 'Scripts stand above the house.'),
    notTo(
      'no-server-in-web',
      { path: '^web/' },
      { path: '^src/' },
      'The page knows the server only through schema.graphql.',
    ),
    notTo(
      'no-view-in-view',
      { path: '^web/views/([^/]+)/' },
      { path: '^web/views/', pathNot: '^web/views/$1/' },
      'Views stand side by side: what two of them need moves to web/parts, web/charts or web/api.',
    ),
    notTo(
      'no-view-below',
      { path: '^web/(api|parts|charts|run)/' },
      { path: '^web/(views|shell/(?!design))' },
      'What views are made of does not know the views.',
    ),
    notTo('no-web-in-server', { path: '^src/' }, { path: '^web/' }, 'The server does not know the page.'),
    notTo(
      'no-development-package-in-src',
      { path: '^src/' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
      'A server installed without development packages has to start.',
    ),
    notTo(
      'no-unlisted-package',
      { path: '^(src|scripts|web)/' },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
      'Listed in package.json or not used.',
    ),
    notTo('no-broken-import', {}, { couldNotResolve: true, pathNot: '/generated/' }, 'It has to exist.'),
    notTo(
      'no-unused-file',
      { path: STARTED },
      { path: '^(src|web)/', pathNot: [...STARTED, '\\.css$'], reachable: false },
      'Nothing that is started leads here: use it or remove it.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: {
      path: [
        '^src/(db|schema|simulation)/generated/',
        '^web/generated/',
        '\\.generated\\.ts$',
        '^web/dist/',
        '^src/simulation/kernel/',
      ],
    },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import', 'node', 'default'] },
  },
};
