/** The name under which the server and the problem matcher report. */
export const diagnosticSource = 'a11';

/** What of a diagnostic counts. Severities are those of the editor: 0 for errors, 1 for warnings. */
export interface Finding {
    readonly source?: string | undefined;
    readonly severity: number;
    readonly code?: string | number | { readonly value: string | number } | undefined;
    readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

/** How many findings there are. */
export interface FindingCounts {
    readonly errors: number;
    readonly warnings: number;
}

/** Counts A11's findings. One that both the server and a check in the terminal report at a place counts once. */
export function countFindings(files: Iterable<readonly [{ toString(): string }, readonly Finding[]]>): FindingCounts {
    const seen = new Set<string>();
    let errors = 0;
    let warnings = 0;
    for (const [file, findings] of files) {
        for (const finding of findings.filter(finding => finding.source === diagnosticSource)) {
            const { line, character } = finding.range.start;
            const key = JSON.stringify([file.toString(), line, character, codeOf(finding)]);
            if (!seen.has(key)) {
                seen.add(key);
                errors += finding.severity === 0 ? 1 : 0;
                warnings += finding.severity === 1 ? 1 : 0;
            }
        }
    }

    return { errors, warnings };
}

/** The rule of a finding, as a text. */
export function codeOf(finding: Pick<Finding, 'code'>): string {
    const code = finding.code;
    return String(typeof code === 'object' ? code.value : code ?? '');
}
