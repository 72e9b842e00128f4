// Bundles the playground into dist/: every file compressed, and the licenses of all that is in them.
import { build } from 'esbuild';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';

process.chdir(import.meta.dirname);

const result = await build({
  entryPoints: {
    main: 'main.jsx',
    'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
    'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
    'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
  },
  outdir: 'dist',
  entryNames: '[name]',
  assetNames: '[name]',
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  loader: { '.graphql': 'text', '.ttf': 'file' },
  define: { 'process.env.NODE_ENV': '"production"' },
  legalComments: 'eof',
  metafile: true,
  write: false,
});

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist');
for (const { path, contents } of result.outputFiles) writeCompressed(basename(path), contents);
writeCompressed('icon.svg', readFileSync('icon.svg'));
writeFileSync('dist/LICENSES.txt', licenses(bundled(result.metafile)));

// writeCompressed writes what `gzip -n -9` would, but for the byte that names the operating system: it says "unknown".
function writeCompressed(name, contents) {
  const compressed = gzipSync(contents, { level: 9 });
  compressed[9] = 255;
  writeFileSync(`dist/${name}.gz`, compressed);
  console.log(`${name}: ${contents.length} bytes, ${compressed.length} compressed`);
}

// bundled returns the source files that something of is left in the output.
function bundled({ outputs }) {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  return inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
}

// licenses joins the license files of the packages that the files come from.
function licenses(paths) {
  const folders = new Set(paths.map((path) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0]).filter(Boolean));
  const texts = new Map();
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json')));
    texts.set(
      `${name} ${version} (${license})`,
      licenseFiles(name, folder)
        .map((file) => readFileSync(file, 'utf8').trim())
        .join('\n\n'),
    );
  }
  const parts = [...texts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([title, text]) => `${'='.repeat(72)}\n${title}\n\n${text}\n`);
  return `The playground bundles the ${parts.length} packages below.\n\n${parts.join('\n')}`.replaceAll('\r\n', '\n');
}

// licenseFiles finds the license and notices of a package. Some packages leave theirs out;
// they are read from another package of the same repository or author.
function licenseFiles(name, folder) {
  const sameTerms = {
    '@graphiql/plugin-doc-explorer': '@graphiql/react',
    '@graphiql/plugin-explorer': '@graphiql/react',
    '@graphiql/plugin-history': '@graphiql/react',
    'react-compiler-runtime': 'react',
    'react-remove-scroll-bar': 'react-remove-scroll',
  };
  const from = sameTerms[name] ? join('node_modules', sameTerms[name]) : folder;
  const files = readdirSync(from).filter((file) => /^(licen[cs]e|notice|thirdpartynotices)/i.test(file));
  if (files.length === 0) throw new Error(`${folder} has no license file: find its license and name it in build.mjs`);
  return files.map((file) => join(from, file));
}
