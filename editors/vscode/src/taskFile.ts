import { isObject } from './json';

/** A task to choose. */
export interface TaskSummary {
    readonly id: string;
    readonly title: string;
}

/** What a task file holds, or why it can't be read. */
export type TaskFileContent = { readonly tasks: readonly TaskSummary[] } | { readonly problem: string };

/**
 * Reads a task file: one JSON object or an array of them. Only what the choice needs is read; A11 judges the rest when the task is run.
 */
export function parseTaskFile(text: string): TaskFileContent {
    let document: unknown;
    try {
        document = JSON.parse(text.replace(/^\uFEFF/u, ''));
    } catch (error) {
        return { problem: error instanceof Error ? error.message : String(error) };
    }

    const tasks = (Array.isArray(document) ? document : [document]).map(summarize);
    return tasks.length > 0 && tasks.every(task => task !== undefined) ? { tasks } : { problem: 'It needs a task with task_id and title.' };
}

function summarize(task: unknown): TaskSummary | undefined {
    if (!isObject(task)) {
        return undefined;
    }

    const id = task['task_id'];
    const title = task['title'];
    return isText(id) && isText(title) ? { id, title } : undefined;
}

function isText(value: unknown): value is string {
    return typeof value === 'string' && value.trim() !== '';
}
