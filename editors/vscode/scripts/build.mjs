// Bundles the extension and lays out what is packed: node scripts/build.mjs [tests]
//
// With “tests” it bundles each test into out/tests instead.

import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { build } from 'esbuild';
import { output, productProperty, repository, root, staged } from './layout.mjs';
import { writeNotices } from './notices.mjs';

const common = { absWorkingDir: root, bundle: true, platform: 'node', target: 'node20', format: 'cjs', logLevel: 'warning', mainFields: ['module', 'main'] };

if (process.argv[2] === 'tests') {
    await buildTests();
} else {
    await buildExtension();
}

async function buildTests() {
    const directory = path.join(output, 'tests');
    rmSync(directory, { recursive: true, force: true });
    const files = readdirSync(path.join(root, 'test')).filter(name => name.endsWith('.ts')).map(name => path.join('test', name));
    await build({ ...common, entryPoints: files, outdir: directory, sourcemap: 'inline' });
}

async function buildExtension() {
    rmSync(staged, { recursive: true, force: true });
    mkdirSync(path.join(staged, 'schemas'), { recursive: true });
    const { metafile } = await build({
        ...common,
        entryPoints: ['src/extension.ts'],
        outfile: path.join(staged, 'extension.js'),
        external: ['vscode'],
        minify: true,
        metafile: true,
        legalComments: 'none',
    });
    writeNotices(metafile, path.join(staged, 'THIRD-PARTY-NOTICES.txt'));
    writeManifest();
    cpSync(path.join(root, 'README.md'), path.join(staged, 'README.md'));
    cpSync(path.join(repository, 'LICENSE'), path.join(staged, 'LICENSE.txt'));
    cpSync(path.join(repository, 'build', 'icon.png'), path.join(staged, 'icon.png'));
    for (const name of ['a11.schema.json', 'a11-task.schema.json']) {
        cpSync(path.join(repository, 'docs', name), path.join(staged, 'schemas', name));
    }
}

/** The manifest without what only serves the build, with the product's version and address. */
function writeManifest() {
    const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    for (const key of ['private', 'scripts', 'dependencies', 'devDependencies']) {
        delete manifest[key];
    }

    delete manifest.engines.node;
    const address = process.env.ProductAddress ?? productProperty('ProductAddress');
    const complete = {
        ...manifest,
        version: process.env.PACKAGE_VERSION ?? productProperty('VersionPrefix'),
        homepage: address,
        repository: { type: 'git', url: `${address}.git`, directory: 'editors/vscode' },
        bugs: { url: `${address}/issues` },
    };
    writeFileSync(path.join(staged, 'package.json'), `${JSON.stringify(complete, null, 2)}\n`);
}
