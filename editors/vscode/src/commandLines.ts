/** What a boundary check compares. */
export type BoundaryScope = { readonly kind: 'staged' } | { readonly kind: 'base'; readonly revision: string };

/** A11's commands that tasks may run, and what they are good for. */
export const taskCommands = ['check', 'fix', 'boundary', 'plan', 'run', 'status', 'baseline'] as const;

export type TaskCommand = (typeof taskCommands)[number];

/** Whether a text, for example of `tasks.json`, is a command that tasks may run. */
export function isTaskCommand(text: unknown): text is TaskCommand {
    return taskCommands.some(command => command === text);
}

/** Commands whose output names findings at their places. A task of another command must not clear what these found. */
const reportingCommands: readonly TaskCommand[] = ['check', 'fix', 'boundary'];

/** Whether a command's output is for the problem matcher. */
export function reportsFindings(command: TaskCommand): boolean {
    return reportingCommands.includes(command);
}

/** Arguments of a boundary check. The revision is joined to its option, so that none can be taken for an option. */
export function boundaryArguments(scope: BoundaryScope): readonly string[] {
    return scope.kind === 'staged' ? ['--staged'] : [`--base=${scope.revision}`];
}

/** Arguments that name a task, by its ID or its file; nothing names all tasks. */
export function runArguments(task: string | undefined): readonly string[] {
    return task === undefined ? [] : ['--', task];
}

/** Arguments that show a rule's page. */
export function explainArguments(rule: string): readonly string[] {
    return ['explain', '--', rule];
}

/** Arguments that list the rules for `parseRules`. */
export const listRules: readonly string[] = ['rules', '--format', 'json'];
