import { describeTool, type ToolCommand } from './tool/toolCommand';
import type { ToolSearch } from './tool/toolFinder';
import type { ToolProbe } from './tool/toolProbe';

/** What a button does: runs `dotnet` in a terminal, opens the setting, looks for the tool again, or shows the output. */
export type Remedy =
    | { readonly title: string; readonly kind: 'dotnet'; readonly args: readonly string[] }
    | { readonly title: string; readonly kind: 'settings' | 'retry' | 'output' };

/** A problem with the tool, and what can be done about it. */
export interface ToolProblem {
    readonly message: string;
    readonly remedies: readonly Remedy[];
}

const packageName = 'A11.Tool';
const openSettings: Remedy = { title: 'Open Settings', kind: 'settings' };
const retry: Remedy = { title: 'Try Again', kind: 'retry' };
const showOutput: Remedy = { title: 'Show Output', kind: 'output' };
const installLocal: Remedy = { title: 'Install in Repository', kind: 'dotnet', args: ['tool', 'install', packageName, '--create-manifest-if-needed'] };
const installGlobal: Remedy = { title: 'Install for Me', kind: 'dotnet', args: ['tool', 'install', '--global', packageName] };

/** What to say where no tool was found. */
export function describeMissingTool(search: Exclude<ToolSearch, { kind: 'found' }>, isTrusted: boolean): ToolProblem {
    switch (search.kind) {
        case 'wrongPath':
            return { message: `The setting a11.path names ${search.path}, which is not a program. Correct or clear it.`, remedies: [openSettings, retry] };
        case 'noDotnet':
            return { message: `${search.neededBy} needs “dotnet”, which is not on PATH. Install the .NET SDK 10.`, remedies: [openSettings, retry] };
        case 'missing':
            return isTrusted
                ? { message: `A11 is not installed. It is the .NET tool ${packageName} and needs the .NET SDK 10.`, remedies: [installLocal, installGlobal, openSettings] }
                : { message: 'A11 is not installed for you, and tools of this workspace are not started until you trust it.', remedies: [installGlobal, openSettings, retry] };
    }
}

/** What to say where a tool can't serve the editor. */
export function describeUnusableTool(tool: ToolCommand, probe: Exclude<ToolProbe, { kind: 'ready' }>): ToolProblem {
    const name = describeTool(tool);
    if (probe.kind === 'tooOld') {
        return { message: `A11 ${probe.version} (${name}) has no language server. Update it.`, remedies: [...updatesOf(tool), showOutput] };
    }

    // A tool that the manifest names and nobody has restored yet is by far the most common case.
    const restore: readonly Remedy[] = tool.origin === 'manifest' ? [{ title: 'Restore Tools', kind: 'dotnet', args: ['tool', 'restore'] }] : [openSettings];
    return { message: `A11 can't be started as ${name}: ${probe.reason}`, remedies: [...restore, retry, showOutput] };
}

function updatesOf(tool: ToolCommand): readonly Remedy[] {
    switch (tool.origin) {
        case 'manifest':
            return [{ title: 'Update', kind: 'dotnet', args: ['tool', 'update', packageName] }];
        case 'userTools':
            return [{ title: 'Update', kind: 'dotnet', args: ['tool', 'update', '--global', packageName] }];
        case 'path':
        case 'setting':
            // Who installed it is not known, so there is nothing to run.
            return [openSettings, retry];
    }
}
