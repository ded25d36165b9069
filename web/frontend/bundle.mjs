// Bundles scripts and styles with hashed names and writes compressed variants beside them.
// Called by build.py with the folder to write to; prints nothing when all is well.
import * as esbuild from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { createHash } from 'node:crypto';

const out = process.argv[2];
const result = await esbuild.build({
  entryPoints: { app: 'scripts/app.js', style: 'styles/app.css', diagram: 'scripts/diagram.js' },
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['chrome109', 'safari15.4', 'firefox115'],
  outdir: out,
  entryNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  loader: { '.woff2': 'file', '.woff': 'empty', '.ttf': 'empty', '.eot': 'empty', '.svg': 'empty' },
  legalComments: 'linked',
  metafile: true,
  logLevel: 'warning',
});

// manifest: the name a template asks for -> the hashed file
const manifest = {};
for (const [file, about] of Object.entries(result.metafile.outputs)) {
  if (about.entryPoint) manifest[path.basename(file).replace(/-[A-Z0-9]{8}(?=\.\w+$)/, '')] = path.basename(file);
  if (about.cssBundle && about.entryPoint?.endsWith('.js')) {
    manifest[path.basename(about.cssBundle).replace(/-[A-Z0-9]{8}(?=\.\w+$)/, '')] = path.basename(about.cssBundle);
  }
}
for (const name of ['sprite.svg', 'icon.svg']) {
  const content = fs.readFileSync(name);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8).toUpperCase();
  manifest[name] = name.replace('.', `-${hash}.`);
  fs.writeFileSync(path.join(out, manifest[name]), content);
}
fs.writeFileSync(path.join(out, 'manifest.json'), JSON.stringify(manifest, null, 1) + '\n');

// what ships with us keeps its licence
const licences = {
  'ibm-plex-sans-OFL.txt': '@fontsource-variable/ibm-plex-sans/LICENSE',
  'ibm-plex-mono-OFL.txt': '@fontsource/ibm-plex-mono/LICENSE',
  'pico.txt': '@picocss/pico/LICENSE.md',
  'htmx.txt': 'htmx.org/LICENSE',
  'bpmn-js.txt': 'bpmn-js/LICENSE',
};
fs.mkdirSync(path.join(out, 'licences'), { recursive: true });
for (const [name, source] of Object.entries(licences)) {
  fs.copyFileSync(path.join('node_modules', source), path.join(out, 'licences', name));
}

for (const name of fs.readdirSync(out)) {
  if (!/\.(js|css|svg)$/.test(name)) continue;
  const content = fs.readFileSync(path.join(out, name));
  fs.writeFileSync(path.join(out, name + '.gz'), zlib.gzipSync(content, { level: 9 }));
  fs.writeFileSync(path.join(out, name + '.br'), zlib.brotliCompressSync(content));
}
