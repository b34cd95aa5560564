/** Where a tool was found; decides how it is updated. */
export type ToolOrigin = 'setting' | 'manifest' | 'path' | 'userTools';

/** How A11 is started: always as a program with arguments, never through a shell. */
export interface ToolCommand {
    /** Absolute path of the program. */
    readonly program: string;
    /** Arguments before A11's own. */
    readonly args: readonly string[];
    /** Absolute path of the directory to start it in. */
    readonly directory: string;
    readonly origin: ToolOrigin;
}

/** The command as somebody would type it, for messages and logs. */
export function describeTool(tool: ToolCommand): string {
    return tool.origin === 'manifest' ? 'dotnet a11' : [tool.program, ...tool.args].join(' ');
}
