import * as vscode from 'vscode';
import { isTaskCommand, reportsFindings, type TaskCommand } from '../commandLines';
import type { ToolCommand } from '../tool/toolCommand';
import { findTool } from '../tool/toolFinder';
import { currentSurroundings } from './surroundings';

/** The type of A11's tasks in `tasks.json`. */
export const taskType = 'a11';

/** Tasks that are offered without a `tasks.json`. */
const offered: readonly { readonly command: TaskCommand; readonly args: readonly string[] }[] = [
    { command: 'check', args: [] },
    { command: 'boundary', args: ['--staged'] },
    { command: 'plan', args: [] },
    { command: 'run', args: [] },
];

/** Offers A11's commands as tasks, and starts those of `tasks.json`. */
export class TaskProvider implements vscode.TaskProvider {
    public async provideTasks(): Promise<vscode.Task[]> {
        const tasks = (vscode.workspace.workspaceFolders ?? []).map(async folder => {
            const search = await findTool(currentSurroundings(folder));
            return search.kind === 'found' ? offered.map(({ command, args }) => createTask(search.tool, folder, command, args)) : [];
        });
        return (await Promise.all(tasks)).flat();
    }

    public async resolveTask(task: vscode.Task): Promise<vscode.Task | undefined> {
        const { command, args } = task.definition as Readonly<Record<string, unknown>>;
        const folder = typeof task.scope === 'object' ? task.scope : vscode.workspace.workspaceFolders?.[0];
        if (!isTaskCommand(command) || folder === undefined) {
            return undefined;
        }

        const search = await findTool(currentSurroundings(folder));
        const texts = Array.isArray(args) ? args.filter(argument => typeof argument === 'string') : [];
        // The editor knows the task by its own definition.
        return search.kind === 'found' ? createTask(search.tool, folder, command, texts, task.definition) : undefined;
    }
}

/** A task that runs a command of A11 in a terminal. */
export function createTask(tool: ToolCommand, folder: vscode.WorkspaceFolder, command: TaskCommand, args: readonly string[], definition?: vscode.TaskDefinition): vscode.Task {
    const name = [command, ...args.filter(argument => argument !== '--')].join(' ');
    const execution = new vscode.ProcessExecution(tool.program, [...tool.args, command, ...args], { cwd: tool.directory });
    return new vscode.Task(definition ?? { type: taskType, command, args: [...args] }, folder, name, 'a11', execution, reportsFindings(command) ? ['$a11'] : []);
}
