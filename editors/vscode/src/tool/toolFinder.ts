import * as path from 'node:path';
import { findInDirectory, findOnPath, isProgram, type Environment } from './searchPath';
import type { ToolCommand } from './toolCommand';
import { findToolManifest } from './toolManifest';

/** Names of the program, the package's own first. */
const programNames = ['dotnet-a11', 'a11'];

/** What the search for the tool depends on. */
export interface Surroundings {
    /** The setting `a11.path`; empty where nobody set it. */
    readonly configuredPath: string;
    /** Absolute paths of the workspace's folders. */
    readonly folders: readonly string[];
    /** Whether programs that the workspace names may be started. */
    readonly isTrusted: boolean;
    readonly environment: Environment;
    readonly platform: NodeJS.Platform;
    /** Absolute path of the user's home directory. */
    readonly home: string;
}

/** The tool, or why there is none. */
export type ToolSearch =
    | { readonly kind: 'found'; readonly tool: ToolCommand }
    | { readonly kind: 'missing' }
    | { readonly kind: 'wrongPath'; readonly path: string }
    | { readonly kind: 'noDotnet'; readonly neededBy: string };

/** Finds A11: the setting, then the local tool manifest of a folder, then PATH, then the .NET SDK's directory of the user's tools. */
export async function findTool(surroundings: Surroundings): Promise<ToolSearch> {
    if (surroundings.configuredPath.trim() !== '') {
        return findConfigured(surroundings);
    }

    return await findLocal(surroundings) ?? await findInstalled(surroundings) ?? { kind: 'missing' };
}

async function findConfigured(surroundings: Surroundings): Promise<ToolSearch> {
    const file = resolvePath(surroundings.configuredPath.trim(), surroundings);
    if (file.toLowerCase().endsWith('.dll')) {
        return startByDotnet(surroundings, { args: [file], directory: workingDirectory(surroundings), origin: 'setting' }, file);
    }

    return await isProgram(file, surroundings.platform)
        ? { kind: 'found', tool: { program: file, args: [], directory: workingDirectory(surroundings), origin: 'setting' } }
        : { kind: 'wrongPath', path: file };
}

async function findLocal(surroundings: Surroundings): Promise<ToolSearch | undefined> {
    for (const folder of surroundings.isTrusted ? surroundings.folders : []) {
        const manifest = await findToolManifest(folder);
        if (manifest !== undefined) {
            return startByDotnet(surroundings, { args: ['a11'], directory: folder, origin: 'manifest' }, manifest);
        }
    }

    return undefined;
}

async function findInstalled(surroundings: Surroundings): Promise<ToolSearch | undefined> {
    const directory = workingDirectory(surroundings);
    const onPath = await findOnPath(programNames, surroundings.environment, surroundings.platform);
    if (onPath !== undefined) {
        return { kind: 'found', tool: { program: onPath, args: [], directory, origin: 'path' } };
    }

    // An editor that was not started from a shell often lacks this entry of PATH.
    const userTools = path.join(surroundings.environment['DOTNET_CLI_HOME'] ?? surroundings.home, '.dotnet', 'tools');
    const program = await findInDirectory(userTools, programNames, surroundings.platform);
    return program === undefined ? undefined : { kind: 'found', tool: { program, args: [], directory, origin: 'userTools' } };
}

async function startByDotnet(surroundings: Surroundings, tool: Omit<ToolCommand, 'program'>, neededBy: string): Promise<ToolSearch> {
    const program = await findDotnet(surroundings);
    return program === undefined ? { kind: 'noDotnet', neededBy } : { kind: 'found', tool: { ...tool, program } };
}

/** The absolute path of `dotnet`. */
export async function findDotnet({ environment, platform }: Pick<Surroundings, 'environment' | 'platform'>): Promise<string | undefined> {
    const root = environment['DOTNET_ROOT'];
    return await findOnPath(['dotnet'], environment, platform) ?? (root !== undefined && path.isAbsolute(root) ? await findInDirectory(root, ['dotnet'], platform) : undefined);
}

function resolvePath(configured: string, surroundings: Surroundings): string {
    const expanded = /^~(?=$|[\\/])/u.test(configured) ? surroundings.home + configured.slice(1) : configured;
    return path.resolve(workingDirectory(surroundings), expanded);
}

function workingDirectory(surroundings: Surroundings): string {
    return surroundings.folders[0] ?? surroundings.home;
}
