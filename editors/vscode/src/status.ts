import type { FindingCounts } from './findings';

/** What the language server is doing. */
export type ServerState =
    | { readonly kind: 'starting' }
    | { readonly kind: 'running'; readonly version: string }
    | { readonly kind: 'stopped' }
    | { readonly kind: 'notInstalled' }
    | { readonly kind: 'failed'; readonly reason: string };

/** What the status bar shows. */
export interface StatusText {
    readonly text: string;
    readonly tooltip: string;
    /** For screen readers, which can't read icons. */
    readonly label: string;
    /** What a click does. */
    readonly command: 'workbench.actions.view.problems' | 'a11.showOutput' | 'a11.restartServer';
    readonly highlight: 'none' | 'warning' | 'error';
}

const showProblems = 'workbench.actions.view.problems';

/** The status bar's text for a state. */
export function statusText(state: ServerState, counts: FindingCounts): StatusText {
    switch (state.kind) {
        case 'starting':
            return { text: '$(loading~spin) A11', tooltip: 'A11 is starting.', label: 'A11 is starting', command: 'a11.showOutput', highlight: 'none' };
        case 'running':
            return runningText(state.version, counts);
        case 'stopped':
            return { text: '$(circle-slash) A11', tooltip: 'A11 is stopped. Click to restart it.', label: 'A11 is stopped', command: 'a11.restartServer', highlight: 'none' };
        case 'notInstalled':
            return { text: '$(warning) A11', tooltip: 'A11 is not installed. Click to look for it again.', label: 'A11 is not installed', command: 'a11.restartServer', highlight: 'warning' };
        case 'failed':
            return { text: '$(error) A11', tooltip: `A11 does not run: ${state.reason}\nClick to show the output.`, label: 'A11 does not run', command: 'a11.showOutput', highlight: 'error' };
    }
}

function runningText(version: string, counts: FindingCounts): StatusText {
    if (counts.errors === 0 && counts.warnings === 0) {
        return { text: '$(check) A11', tooltip: `A11 ${version}: no errors or warnings`, label: 'A11: no errors or warnings', command: showProblems, highlight: 'none' };
    }

    const summary = `${plural(counts.errors, 'error')}, ${plural(counts.warnings, 'warning')}`;
    return { text: `A11 $(error) ${counts.errors} $(warning) ${counts.warnings}`, tooltip: `A11 ${version}: ${summary}`, label: `A11: ${summary}`, command: showProblems, highlight: 'none' };
}

function plural(count: number, noun: string): string {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
