import { execFile } from 'node:child_process';
import type { ToolCommand } from './toolCommand';

/** What a tool can do. */
export type ToolProbe =
    | { readonly kind: 'ready'; readonly version: string }
    | { readonly kind: 'tooOld'; readonly version: string }
    | { readonly kind: 'unusable'; readonly reason: string };

/** What a program wrote, and its exit code; undefined where it did not start or did not end in time. */
export interface ProgramResult {
    readonly exitCode: number | undefined;
    readonly output: string;
    readonly error: string;
}

/** A first start may have to unpack and compile the tool. */
const timeLimit = 60_000;
const outputLimit = 16 * 1024 * 1024;

/** Asks a tool for its version, and whether it has a language server. */
export async function probeTool(tool: ToolCommand): Promise<ToolProbe> {
    const [version, help] = await Promise.all([runTool(tool, ['--version']), runTool(tool, ['lsp', '--help'])]);
    return judgeTool(version, help);
}

/** Judges what a tool answered to `--version` and `lsp --help`. A tool that knows no command answers its help with the help of the whole tool. */
export function judgeTool(version: ProgramResult, help: ProgramResult): ToolProbe {
    const number = parseVersion(version.output);
    if (version.exitCode !== 0 || number === undefined) {
        const said = firstLine(version.error) ?? firstLine(version.output);
        return { kind: 'unusable', reason: said ?? (version.exitCode === undefined ? 'It did not start.' : `It ended with exit code ${version.exitCode}.`) };
    }

    return help.exitCode === 0 && /(?:^|\s)lsp(?:\s|$)/u.test(help.output) ? { kind: 'ready', version: number } : { kind: 'tooOld', version: number };
}

/** The version in what `--version` writes, without the commit. */
export function parseVersion(output: string): string | undefined {
    return /^(\d+\.\d+\.\d+(?:-[\w.-]+)?)(?:\+[\w.-]+)?$/u.exec(output.trim())?.[1];
}

/** Runs a tool to its end. */
export function runTool(tool: ToolCommand, args: readonly string[]): Promise<ProgramResult> {
    const options = { cwd: tool.directory, timeout: timeLimit, maxBuffer: outputLimit, windowsHide: true, encoding: 'utf8' } as const;
    return new Promise(resolve => {
        const child = execFile(tool.program, [...tool.args, ...args], options, (failure, output, error) => {
            resolve({ exitCode: exitCodeOf(failure), output, error: error === '' && failure !== null && typeof failure.code !== 'number' ? failure.message : error });
        });
        // Nothing is said to it; one that waits for a question must not wait forever.
        child.stdin?.end();
    });
}

function exitCodeOf(failure: { readonly code?: unknown } | null): number | undefined {
    return failure === null ? 0 : typeof failure.code === 'number' ? failure.code : undefined;
}

function firstLine(text: string): string | undefined {
    return text.split(/\r?\n/u).map(line => line.trim()).find(line => line !== '');
}
