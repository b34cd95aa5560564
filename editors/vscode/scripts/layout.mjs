// Where things are, for the scripts beside this one.
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
export const repository = path.resolve(root, '..', '..');
export const output = path.join(root, 'out');

/** What is packed, as the editor loads it: npm run build makes it. */
export const staged = path.join(output, 'extension');

/** A property of the product, which the build of its packages defines. */
export function productProperty(name) {
    const properties = readFileSync(path.join(repository, 'Directory.Build.props'), 'utf8');
    const value = new RegExp(`<${name}(?: [^>]*)?>([^<]+)</${name}>`, 'u').exec(properties)?.[1];
    if (value === undefined) {
        throw new Error(`Directory.Build.props defines no ${name}.`);
    }

    return value;
}
