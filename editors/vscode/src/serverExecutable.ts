import type { ToolCommand } from './tool/toolCommand';

/** How the language server is started: it talks on standard input and output, and takes no argument that says so. */
export interface ServerExecutable {
    readonly command: string;
    readonly args: string[];
    readonly options: { readonly cwd: string };
}

/** The language server of a tool. */
export function serverExecutable(tool: ToolCommand): ServerExecutable {
    return { command: tool.program, args: [...tool.args, 'lsp'], options: { cwd: tool.directory } };
}
