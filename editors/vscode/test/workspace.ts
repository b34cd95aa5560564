import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { TestContext } from 'node:test';

/** A temporary directory that is removed when its test ends. */
export class TemporaryDirectory {
    public readonly path = realpathSync(mkdtempSync(path.join(tmpdir(), 'a11-vscode-')));

    public constructor(context: TestContext) {
        context.after(() => {
            rmSync(this.path, { recursive: true, force: true });
        });
    }

    /** Writes a file and returns its absolute path. */
    public write(name: string, content: string): string {
        const file = this.at(name);
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, content);
        return file;
    }

    /** Writes something that can be started, and returns its absolute path. */
    public writeProgram(name: string): string {
        const file = this.write(process.platform === 'win32' ? `${name}.exe` : name, '#!/bin/sh\nexit 0\n');
        chmodSync(file, 0o755);
        return file;
    }

    public at(name: string): string {
        return path.join(this.path, name);
    }
}
