import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { isObject } from '../json';

/** The package of the tool, as a manifest spells it, and its command. */
const packageId = 'a11.tool';
const toolCommand = 'dotnet-a11';

/** In each directory the .NET SDK looks at these, in this order. */
const manifestFiles = [path.join('.config', 'dotnet-tools.json'), 'dotnet-tools.json'];

/** What a manifest says about A11. */
interface ManifestEntry {
    readonly hasTool: boolean;
    /** Whether the SDK looks no further up. */
    readonly isRoot: boolean;
}

/** The local tool manifest that names A11: the nearest at or above a directory, as the .NET SDK finds it. */
export async function findToolManifest(directory: string): Promise<string | undefined> {
    for (let current = path.resolve(directory); ; current = path.dirname(current)) {
        for (const name of manifestFiles) {
            const file = path.join(current, name);
            const entry = parseToolManifest(await readText(file));
            if (entry.hasTool) {
                return file;
            }

            if (entry.isRoot) {
                return undefined;
            }
        }

        if (current === path.dirname(current)) {
            return undefined;
        }
    }
}

/** Reads a manifest. One that can't be read says nothing: the .NET SDK tells what is wrong with it when a tool is restored. */
export function parseToolManifest(text: string | undefined): ManifestEntry {
    try {
        const manifest: unknown = text === undefined ? undefined : JSON.parse(text.replace(/^\uFEFF/u, ''));
        return isObject(manifest) ? { hasTool: namesTool(manifest['tools']), isRoot: manifest['isRoot'] === true } : { hasTool: false, isRoot: false };
    } catch {
        return { hasTool: false, isRoot: false };
    }
}

function namesTool(tools: unknown): boolean {
    const entries = isObject(tools) ? Object.entries(tools) : [];
    return entries.some(([id, tool]) => id.toLowerCase() === packageId && isObject(tool) && Array.isArray(tool['commands']) && tool['commands'].includes(toolCommand));
}

async function readText(file: string): Promise<string | undefined> {
    try {
        return await readFile(file, 'utf8');
    } catch {
        return undefined;
    }
}
