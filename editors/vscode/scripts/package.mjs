// Packs what “npm run build” laid out: node scripts/package.mjs [DIRECTORY]. The package goes to DIRECTORY (artifacts/packages of the repository).

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { repository, staged } from './layout.mjs';

const directory = path.resolve(process.argv[2] ?? path.join(repository, 'artifacts', 'packages'));
const { name, version } = JSON.parse(readFileSync(path.join(staged, 'package.json'), 'utf8'));
const file = path.join(directory, `${name}-${version}.vsix`);
// The time of the files in the package: the commit's, so that packing it again gives the same. Without git it is the present.
const time = process.env.SOURCE_DATE_EPOCH ?? commitTime();
mkdirSync(directory, { recursive: true });
execFileSync(process.execPath, [createRequire(import.meta.url).resolve('@vscode/vsce/vsce'), 'package', '--no-dependencies', '--out', file], {
    cwd: staged,
    stdio: 'inherit',
    env: { ...process.env, ...(time === undefined ? {} : { SOURCE_DATE_EPOCH: time }) },
});

function commitTime() {
    try {
        return execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: repository, encoding: 'utf8' }).trim();
    } catch {
        return undefined;
    }
}
