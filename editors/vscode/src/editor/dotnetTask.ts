import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { findDotnet } from '../tool/toolFinder';
import { currentSurroundings } from './surroundings';

/** Runs `dotnet` in a terminal, where its output can be read. Returns its exit code; undefined where it did not run to its end. */
export async function runDotnet(args: readonly string[], directory: string): Promise<number | undefined> {
    const dotnet = await findDotnet(currentSurroundings());
    if (dotnet === undefined) {
        void vscode.window.showErrorMessage('“dotnet” is not on PATH. Install the .NET SDK 10.');
        return undefined;
    }

    const definition: vscode.TaskDefinition = { type: 'process', id: randomUUID() };
    const execution = new vscode.ProcessExecution(dotnet, [...args], { cwd: directory });
    return runToEnd(new vscode.Task(definition, vscode.TaskScope.Workspace, `dotnet ${args.join(' ')}`, 'A11', execution));
}

async function runToEnd(task: vscode.Task): Promise<number | undefined> {
    let listener: vscode.Disposable | undefined;
    try {
        return await new Promise<number | undefined>((resolve, reject) => {
            listener = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
                if (execution.task.definition['id'] === task.definition['id']) {
                    resolve(exitCode);
                }
            });
            vscode.tasks.executeTask(task).then(undefined, reject);
        });
    } finally {
        listener?.dispose();
    }
}
