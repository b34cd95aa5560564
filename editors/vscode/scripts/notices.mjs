// Writes the licenses of the packages whose code is in the bundle.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { root } from './layout.mjs';

/** Lists them from the bundler's own record of its inputs. A package without a license file must not be shipped. */
export function writeNotices(metafile, file) {
    const bundled = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs).filter(input => inputs[input].bytesInOutput > 0));
    const directories = [...new Set(bundled.map(packageDirectory).filter(directory => directory !== undefined))].sort();
    writeFileSync(file, directories.map(noticeOf).join('\n'));
}

function packageDirectory(input) {
    const parts = input.split('/');
    const last = parts.lastIndexOf('node_modules');
    return last < 0 ? undefined : parts.slice(0, last + (parts[last + 1].startsWith('@') ? 3 : 2)).join('/');
}

function noticeOf(directory) {
    const { name, version, license } = JSON.parse(readFileSync(path.join(root, directory, 'package.json'), 'utf8'));
    const text = readdirSync(path.join(root, directory)).find(entry => /^licen[cs]e(?:\.|$)/iu.test(entry));
    if (text === undefined) {
        throw new Error(`${name} ${version} is bundled and has no license file.`);
    }

    return `${name} ${version} (${license})\n\n${readFileSync(path.join(root, directory, text), 'utf8').trim()}\n`;
}
