import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import * as path from 'node:path';

/** The variables of a process, as Node.js gives them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Whether a file can be started. On Windows every file that is there counts. */
export async function isProgram(file: string, platform: NodeJS.Platform): Promise<boolean> {
    try {
        await access(file, platform === 'win32' ? constants.F_OK : constants.X_OK);
        return (await stat(file)).isFile();
    } catch {
        return false;
    }
}

/**
 * The absolute path of the first program of one of these names on PATH. Relative entries are skipped: they would mean a directory of the repository.
 * On Windows only `.exe` is looked for, as other files can't be started without a shell.
 */
export async function findOnPath(names: readonly string[], environment: Environment, platform: NodeJS.Platform): Promise<string | undefined> {
    for (const directory of directoriesOf(environment, platform)) {
        const found = await findInDirectory(directory, names, platform);
        if (found !== undefined) {
            return found;
        }
    }

    return undefined;
}

/** The absolute path of the first program of one of these names in a directory. */
export async function findInDirectory(directory: string, names: readonly string[], platform: NodeJS.Platform): Promise<string | undefined> {
    for (const name of names) {
        const file = path.join(directory, platform === 'win32' ? `${name}.exe` : name);
        if (await isProgram(file, platform)) {
            return file;
        }
    }

    return undefined;
}

function directoriesOf(environment: Environment, platform: NodeJS.Platform): readonly string[] {
    // Windows compares names of variables without case.
    const name = platform === 'win32' ? Object.keys(environment).find(key => key.toUpperCase() === 'PATH') : 'PATH';
    const value = (name === undefined ? undefined : environment[name]) ?? '';
    return value.split(platform === 'win32' ? ';' : ':').filter(entry => path.isAbsolute(entry));
}
